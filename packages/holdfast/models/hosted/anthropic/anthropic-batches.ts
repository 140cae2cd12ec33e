import { pause } from '../../../events/pause.ts';
import type { BatchResult, BatchService, BatchWish, ServiceBatch } from '../batch/batch-service.ts';
import { readJsonLines } from '../batch/read-json-lines.ts';
import { failureOfStatus } from '../request/failures/failure-of-status.ts';
import { RequestFailure } from '../request/failures/request-failure.ts';
import { countOf, field, listOf, stringOf } from '../request/fields.ts';
import { redact } from '../request/redact.ts';
import { requestJson } from '../request/request-json.ts';
import { type SentRequest, sendRequest } from '../request/send-request.ts';
import { readAnthropicMessage } from './read-anthropic-message.ts';

/** Submitting a large batch, and reading its results, may take so many milliseconds. */
const longTimeout = 1_800_000;

/** Clocks may differ by so many milliseconds. */
const clockDifference = 600_000;

/** The time between two looks at a batch that may be the one that is sought, in milliseconds. */
const seekingInterval = 30_000;

const pageSize = 100;

/** The statuses that errors would have had in direct requests. */
const statuses: Record<string, number> = {
  invalid_request_error: 400,
  authentication_error: 401,
  billing_error: 402,
  permission_error: 403,
  not_found_error: 404,
  request_too_large: 413,
  rate_limit_error: 429,
  timeout_error: 504,
  overloaded_error: 529,
};

/**
 * Anthropic's Message Batches: at most 100,000 requests and 256 MB, sent with the batch itself. It keeps no name for a
 * batch, so that one whose id was lost is known by what came of its requests, once it has ended.
 */
export function anthropicBatches({
  url,
  send,
  line,
  adapts,
}: {
  /** Of the batches, without a slash at the end. */
  url: string;
  /** What every request has in common. */
  send: Pick<SentRequest, 'headers' | 'secrets' | 'describe'>;
} & Pick<BatchService, 'line' | 'adapts'>): BatchService {
  const { secrets } = send;
  const get = async (where: string, signal?: AbortSignal): Promise<unknown> =>
    (await requestJson({ ...send, url: `${url}${where}`, signal, paid: false })).body;
  const post = async (where: string, body: string, signal?: AbortSignal): Promise<unknown> =>
    (await requestJson({ ...send, url: `${url}${where}`, body, signal, paid: false, timeout: longTimeout }))
      .body;
  const look = async (id: string, signal?: AbortSignal): Promise<ServiceBatch> =>
    readBatch(await get(`/${encodeURIComponent(id)}`, signal));

  async function* results(id: string, signal?: AbortSignal): AsyncGenerator<BatchResult> {
    const where = `${url}/${encodeURIComponent(id)}/results`;
    const { body } = await sendRequest({ ...send, url: where, signal, paid: false, timeout: longTimeout });
    for await (const value of readJsonLines(body)) {
      const result = readResult(value, secrets);
      if (result) yield result;
    }
  }

  /** Whether a batch holds one of the requests; waits for its end. */
  const holds = async ({ id }: ServiceBatch, requests: ReadonlySet<string>, signal?: AbortSignal) => {
    while ((await look(id, signal)).outcome === 'pending') await pause(seekingInterval, signal);
    for await (const result of results(id, signal)) return requests.has(result.id);
    return false;
  };

  return {
    name: 'anthropic',
    limits: { requests: 100_000, bytes: 256_000_000 },
    offered: async () => true,
    line,
    create: async ({ lines = [] }, signal) =>
      readBatch(await post('', `{"requests":[${lines.join()}]}`, signal)),
    async find({ requests, since }: BatchWish, signal) {
      const sought = new Set(requests);
      for (let after = ''; ; ) {
        const page = await get(`?limit=${pageSize}${after}`, signal);
        for (const entry of listOf(page, 'data')) {
          if (Date.parse(stringOf(entry, 'created_at') ?? '') < since - clockDifference) return undefined;
          const batch = readBatch(entry);
          if (batch.total === requests.length && (await holds(batch, sought, signal))) return batch;
        }
        if (field(page, 'has_more') !== true) return undefined;
        after = `&after_id=${encodeURIComponent(stringOf(page, 'last_id') ?? '')}`;
      }
    },
    batch: look,
    results: ({ id }, _, signal) => results(id, signal),
    async cancel(id, signal) {
      await post(`/${encodeURIComponent(id)}/cancel`, '{}', signal);
    },
    adapts,
  };
}

function readBatch(batch: unknown): ServiceBatch {
  const id = stringOf(batch, 'id');
  if (id === undefined) throw new RequestFailure('malformed', 'the reply has no id');
  const status = stringOf(batch, 'processing_status') ?? 'unknown';
  const count = (name: string): number => countOf(batch, 'request_counts', name);
  const done = count('succeeded') + count('errored') + count('canceled') + count('expired');
  const outcome = status !== 'ended' ? 'pending' : count('canceled') > 0 ? 'cancelled' : 'ended';
  return { id, status, outcome, done, total: done + count('processing'), files: [] };
}

/** A line of the results; undefined when it says of no request. */
function readResult(line: unknown, secrets: readonly string[]): BatchResult | undefined {
  const id = stringOf(line, 'custom_id');
  if (id === undefined) return undefined;
  try {
    const type = stringOf(line, 'result', 'type');
    if (type === 'succeeded') return { id, answer: readAnthropicMessage(field(line, 'result', 'message')) };
    const error = field(line, 'result', 'error', 'error') ?? field(line, 'result', 'error');
    const code = stringOf(error, 'type');
    if (type !== 'errored' || code === undefined) {
      throw new RequestFailure('timeout', `the batch did not come to it (${type})`);
    }
    const message = redact(stringOf(error, 'message') ?? code, secrets);
    throw failureOfStatus({ status: statuses[code] ?? 500, headers: new Headers(), message, code, secrets });
  } catch (failure) {
    if (failure instanceof RequestFailure) return { id, failure };
    throw failure;
  }
}
