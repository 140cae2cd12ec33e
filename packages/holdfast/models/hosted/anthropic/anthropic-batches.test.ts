import { expect, test } from 'vitest';
import { askInBatches, prompts } from '../fixtures/ask-in-batches.ts';
import type { RecordedReply, RecordedRequest } from '../fixtures/recording-server.ts';

interface Line {
  custom_id: string;
  params: { messages: { content: string }[] };
}

const promptOf = ({ params }: Line): string => params.messages[0].content;
const message = (text: string): object => ({
  type: 'message',
  role: 'assistant',
  stop_reason: 'end_turn',
  content: [{ type: 'text', text }],
  usage: { input_tokens: 5, output_tokens: 3 },
});

/** What comes of a request of a batch: an error, an expiry, and answers. */
function resultOf(line: Line): object {
  const prompt = promptOf(line);
  if (prompt === 'Wave 1') {
    const error = { type: 'invalid_request_error', message: 'too long' };
    return { type: 'errored', error: { type: 'error', error } };
  }
  return prompt === 'Wave 2'
    ? { type: 'expired' }
    : { type: 'succeeded', message: message(`About ${prompt}`) };
}

/** Message Batches as they are published; the first submission's reply may be lost behind an overloaded gateway. */
async function answers({ lost }: { lost: boolean }) {
  const stranger = {
    id: 'msgbatch_0',
    requests: prompts.map((prompt) => ({ custom_id: prompt, params: { messages: [{ content: prompt }] } })),
  };
  const batches: { id: string; requests: Line[] }[] = [stranger];
  const looks = new Map<string, number>();
  const batchObject = ({ id, requests }: { id: string; requests: Line[] }, ended: boolean): object => ({
    id,
    type: 'message_batch',
    processing_status: ended ? 'ended' : 'in_progress',
    request_counts: {
      processing: ended ? 0 : requests.length,
      succeeded: ended ? requests.length - 2 : 0,
      errored: ended ? 1 : 0,
      canceled: 0,
      expired: ended ? 1 : 0,
    },
    created_at: new Date().toISOString(),
    ended_at: null,
    results_url: null,
  });
  const reply = ({ method, path, body }: RecordedRequest): RecordedReply => {
    if (path === '/v1/messages')
      return { body: message(`Directly ${(body as unknown as Line['params']).messages[0].content}`) };
    if (method === 'POST') {
      const batch = { id: `msgbatch_${batches.length}`, requests: body.requests as Line[] };
      batches.push(batch);
      return lost ? { status: 529, body: {} } : { body: batchObject(batch, false) };
    }
    const batch = batches.find(({ id }) => path.includes(id));
    if (!batch) return { body: { data: batches.map((one) => batchObject(one, true)), has_more: false } };
    if (path.endsWith('/results')) {
      return {
        body: batch.requests
          .map((line) => `${JSON.stringify({ custom_id: line.custom_id, result: resultOf(line) })}\n`)
          .join(''),
      };
    }
    looks.set(batch.id, (looks.get(batch.id) ?? 0) + 1);
    return { body: batchObject(batch, lost || (looks.get(batch.id) ?? 0) > 1) };
  };
  return {
    ...(await askInBatches(
      'anthropic:m',
      (url) => ({ ANTHROPIC_BASE_URL: url, ANTHROPIC_API_KEY: 'key-0001' }),
      reply,
    )),
    batches,
  };
}

const expected = prompts.map((prompt, index) =>
  index === 1 || index === 2 ? `Directly ${prompt}` : `About ${prompt}`,
);

test('requests go in with the batch; errors and expired ones are asked directly', async () => {
  const { texts, batches, requests } = await answers({ lost: false });
  expect(texts).toEqual(expected);
  expect(batches).toHaveLength(2);
  const [{ custom_id, params }] = batches[1].requests;
  expect(custom_id).toMatch(/^[\w-]{1,64}$/);
  expect(params).toEqual({
    model: 'm',
    max_tokens: 20,
    temperature: 0,
    messages: [{ role: 'user', content: 'Wave 0' }],
  });
  expect(requests[0].headers).toMatchObject({ 'x-api-key': 'key-0001', 'anthropic-version': '2023-06-01' });
});

test('a batch whose id was lost is known by its results, and no other is taken for it', async () => {
  const { texts, batches } = await answers({ lost: true });
  expect(texts).toEqual(expected);
  expect(batches).toHaveLength(2);
});
