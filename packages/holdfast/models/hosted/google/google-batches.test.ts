import { expect, test } from 'vitest';
import { askInBatches, prompts } from '../fixtures/ask-in-batches.ts';
import type { RecordedReply, RecordedRequest } from '../fixtures/recording-server.ts';

interface Line {
  request: { contents: { parts: { text: string }[] }[] };
  metadata: { key: string };
}

const response = (text: string): object => ({
  candidates: [{ content: { parts: [{ text }] }, finishReason: 'STOP' }],
  usageMetadata: { promptTokenCount: 5, candidatesTokenCount: 2 },
});
const promptOf = ({ request }: Line): string => request.contents[0].parts[0].text;

/** Batches as they are published; without the keys, which the API does not always tell, answers are known by their order. */
async function answers({ lost, keys }: { lost: boolean; keys: boolean }) {
  const batches: { name: string; displayName: string; lines: Line[] }[] = [];
  let looks = 0;
  const operation = ({ name, displayName, lines }: (typeof batches)[number], done: boolean): object => {
    const count = String(lines.length);
    const inlinedResponses = lines.map((line) => ({
      ...(promptOf(line) === 'Wave 1'
        ? { error: { code: 3, message: 'too long' } }
        : { response: response(`About ${promptOf(line)}`) }),
      metadata: keys ? line.metadata : undefined,
    }));
    const batchStats = { requestCount: count, successfulRequestCount: done ? count : undefined };
    const metadata = {
      displayName,
      state: done ? 'BATCH_STATE_SUCCEEDED' : 'BATCH_STATE_RUNNING',
      batchStats,
    };
    return {
      name,
      metadata,
      ...(done ? { done, response: { inlinedResponses: { inlinedResponses } } } : {}),
    };
  };
  const reply = ({ method, path, body }: RecordedRequest): RecordedReply => {
    if (path.endsWith(':generateContent'))
      return { body: response(`Directly ${promptOf({ request: body } as unknown as Line)}`) };
    if (method === 'POST') {
      const { displayName, inputConfig } = body.batch as {
        displayName: string;
        inputConfig: { requests: { requests: Line[] } };
      };
      batches.push({ name: `batches/${batches.length}`, displayName, lines: inputConfig.requests.requests });
      return lost ? { status: 503, body: {} } : { body: operation(batches[0], false) };
    }
    if (path.startsWith('/v1beta/batches?'))
      return { body: { operations: batches.map((one) => operation(one, false)) } };
    looks += 1;
    return { body: operation(batches[0], looks > 1) };
  };
  return {
    ...(await askInBatches(
      'google:m',
      (url) => ({ GOOGLE_GEMINI_BASE_URL: url, GEMINI_API_KEY: 'key-0002', GOOGLE_API_KEY: '' }),
      reply,
    )),
    batches,
  };
}

test.each([true, false])(
  'requests go in with the batch, and answers are known by their place (keys told: %s)',
  async (keys) => {
    const { texts, batches, events, requests } = await answers({ lost: false, keys });
    expect(texts).toEqual(
      prompts.map((prompt, index) => (index === 1 ? `Directly ${prompt}` : `About ${prompt}`)),
    );
    expect(batches).toHaveLength(1);
    expect(requests[0]).toMatchObject({
      path: '/v1beta/models/m:batchGenerateContent',
      headers: { 'x-goog-api-key': 'key-0002' },
    });
    expect(batches[0].lines[0].request).toMatchObject({
      contents: [{ role: 'user', parts: [{ text: 'Wave 0' }] }],
      generationConfig: { temperature: 0, maxOutputTokens: 20 },
    });
    expect(events.at(-1)).toMatchObject({ status: 'BATCH_STATE_SUCCEEDED', done: 12, total: 12 });
  },
);

test('a batch whose name was lost is known by its display name', async () => {
  const { texts, batches } = await answers({ lost: true, keys: true });
  expect([texts[0], batches.length]).toEqual(['About Wave 0', 1]);
});
