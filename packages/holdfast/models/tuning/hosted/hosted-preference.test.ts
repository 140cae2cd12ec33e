import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { eventsOf, hostedRequest, hostedTune } from './fixtures/hosted-tune.ts';
import { startOpenaiServer } from './fixtures/openai-server.ts';

test('preference pairs are tuned by DPO where the service does that, and refused before anything is sent elsewhere', async () => {
  const server = await startOpenaiServer();
  onTestFinished(() => server.close());
  const folder = (): Promise<string> => mkdtemp(join(tmpdir(), 'holdfast-hosted-'));
  const pairs = Array.from({ length: 12 }, (_, index) => ({
    messages: [
      { role: 'user' as const, content: `What is ${index} and ${index}?` },
      { role: 'assistant' as const, content: `It is ${index + index}.` },
    ],
    rejected: [{ role: 'assistant' as const, content: 'I do not know.' }],
  }));
  const { settings } = hostedRequest('', '');
  const request = { conversations: pairs, settings: { ...settings, beta: 0.3 } };
  expect(
    (await eventsOf(hostedTune({ service: 'openai', url: server.url, folder: await folder(), request }))).at(
      -1,
    )?.type,
  ).toBe('end');
  expect(server.jobs()[0].method).toEqual({
    type: 'dpo',
    dpo: {
      hyperparameters: { n_epochs: 2, batch_size: 6, learning_rate_multiplier: 'auto', beta: 0.3 },
    },
  });
  const elsewhere = eventsOf(
    hostedTune({ service: 'mistral', url: server.url, folder: await folder(), request }),
  );
  await expect(elsewhere).rejects.toMatchObject({
    code: 'bad-config',
    message: expect.stringMatching(/mistral is given no preference pairs from here/),
  });
  expect(server.uploads()).toBe(1);
});
