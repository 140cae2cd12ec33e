import { expect, test } from 'vitest';
import { askVendor, completion } from '../fixtures/ask-vendor.ts';

test('version 1 and dated versions', async () => {
  const place = (url: string) => ({ AZURE_OPENAI_ENDPOINT: url, AZURE_OPENAI_API_KEY: 'key-0003' });
  const first = await askVendor('azure:my-deployment', place, () => ({ body: completion }));
  expect(first.requests[0]).toMatchObject({
    path: '/openai/v1/chat/completions',
    headers: { 'api-key': 'key-0003' },
    body: { model: 'my-deployment', max_completion_tokens: 20 },
  });
  const dated = await askVendor(
    'azure:my-deployment',
    (url) => ({ ...place(url), AZURE_OPENAI_API_VERSION: '2024-10-21' }),
    () => ({ body: completion }),
  );
  expect(dated.requests[0]).toMatchObject({
    path: '/openai/deployments/my-deployment/chat/completions?api-version=2024-10-21',
    headers: { 'api-key': 'key-0003' },
  });
});
