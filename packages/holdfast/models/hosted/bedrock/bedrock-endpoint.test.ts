import { createHash, createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { askVendor } from '../fixtures/ask-vendor.ts';
import type { RecordedRequest } from '../fixtures/recording-server.ts';

const converse = {
  output: {
    message: {
      role: 'assistant',
      content: [{ reasoningContent: { reasoningText: { text: 'hm' } } }, { text: 'Because.' }],
    },
  },
  stopReason: 'end_turn',
  usage: { inputTokens: 5, outputTokens: 2, totalTokens: 7 },
};

test('Converse, signed with Signature Version 4', async () => {
  const { answer, requests } = await askVendor(
    'bedrock:anthropic.claude-x-v1:0',
    (url) => ({
      AWS_ENDPOINT_URL_BEDROCK_RUNTIME: url,
      AWS_REGION: 'eu-west-1',
      AWS_BEARER_TOKEN_BEDROCK: '',
      AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'wJalrEXAMPLE',
      AWS_SESSION_TOKEN: 'session',
    }),
    () => ({ body: converse }),
  );
  expect(answer).toEqual({
    text: 'Because.',
    finish: 'stop',
    reasoning: 'hm',
    usage: { input: 5, output: 2 },
  });
  const [request] = requests;
  expect(request.path).toBe('/model/anthropic.claude-x-v1%3A0/converse');
  expect(request.body).toMatchObject({
    system: [{ text: 'Be brief.' }],
    inferenceConfig: { maxTokens: 20, temperature: 0 },
    messages: [{ role: 'user', content: [{ text: 'Hi' }] }, { role: 'assistant' }, { role: 'user' }],
  });
  expect(request.headers.authorization).toBe(signature(request, 'AKIDEXAMPLE', 'wJalrEXAMPLE'));
});

/** The Authorization header that AWS would expect, from the published steps of Signature Version 4. */
function signature({ method, path, headers, text }: RecordedRequest, id: string, secret: string): string {
  const [, region, signed] =
    /\/\d{8}\/([\w-]+)\/.*SignedHeaders=([^,]+)/.exec(headers.authorization ?? '') ?? [];
  const sha = (value: string): string => createHash('sha256').update(value).digest('hex');
  const hmac = (key: string | Buffer, value: string): Buffer =>
    createHmac('sha256', key).update(value).digest();
  const canonical = [
    method,
    // Every service but S3 signs the path encoded a second time.
    path.split('/').map(encodeURIComponent).join('/'),
    '',
    ...signed.split(';').map((name) => `${name}:${headers[name]}`),
    '',
    signed,
    sha(text),
  ].join('\n');
  const time = String(headers['x-amz-date']);
  const scope = `${time.slice(0, 8)}/${region}/bedrock/aws4_request`;
  const keys = [time.slice(0, 8), region, 'bedrock', 'aws4_request'];
  const key = keys.reduce<string | Buffer>((before, part) => hmac(before, part), `AWS4${secret}`);
  const final = hmac(key, `AWS4-HMAC-SHA256\n${time}\n${scope}\n${sha(canonical)}`).toString('hex');
  return `AWS4-HMAC-SHA256 Credential=${id}/${scope}, SignedHeaders=${signed}, Signature=${final}`;
}

test('a bearer key, and a guardrail that steps in', async () => {
  const { answer, requests } = await askVendor(
    'bedrock:m',
    (url) => ({
      AWS_ENDPOINT_URL_BEDROCK_RUNTIME: url,
      AWS_REGION: 'eu-west-1',
      AWS_BEARER_TOKEN_BEDROCK: 'bearer-1',
    }),
    () => ({ body: { ...converse, stopReason: 'guardrail_intervened' } }),
  );
  expect(answer.finish).toBe('filter');
  expect(requests[0].headers.authorization).toBe('Bearer bearer-1');
});
