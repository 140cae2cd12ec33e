import { type BatchResult, type BatchService, outcomeOf, type ServiceBatch } from '../batch/batch-service.ts';
import { failureOfStatus } from '../request/failures/failure-of-status.ts';
import { RequestFailure } from '../request/failures/request-failure.ts';
import { countOf, field, listOf, stringOf } from '../request/fields.ts';
import { redact } from '../request/redact.ts';
import { requestJson } from '../request/request-json.ts';
import type { SentRequest } from '../request/send-request.ts';
import { readGoogleResponse } from './read-google-response.ts';

/** Submitting a large batch, and reading its results, may take so many milliseconds. */
const longTimeout = 1_800_000;

const pageSize = 100;

/** The HTTP statuses of gRPC's codes, as far as they decide what is done about an error; others count as 500. */
const statuses: Record<number, number> = { 3: 400, 4: 504, 5: 404, 7: 403, 8: 429, 9: 400, 14: 503, 16: 401 };

/**
 * Batches of Google's Gemini API, `batchGenerateContent` with the requests in it: at most 20 MB. A batch is found again by
 * its display name, and what came of its requests is told in their order.
 */
export function googleBatches({
  url,
  model,
  send,
  line,
  adapts,
}: {
  /** Of the API with its version, without a slash at the end. */
  url: string;
  model: string;
  /** What every request has in common. */
  send: Pick<SentRequest, 'headers' | 'secrets' | 'describe'>;
} & Pick<BatchService, 'line' | 'adapts'>): BatchService {
  const { secrets } = send;
  const request = async (where: string, body?: string, signal?: AbortSignal): Promise<unknown> => {
    const call = { ...send, url: `${url}/${where}`, ...(body === undefined ? {} : { body }) };
    return (await requestJson({ ...call, signal, paid: false, timeout: longTimeout })).body;
  };
  return {
    name: 'google',
    limits: { requests: 50_000, bytes: 19_000_000 },
    offered: async () => true,
    line,
    async create({ key, lines = [] }, signal) {
      const requests = `{"requests":{"requests":[${lines.join()}]}}`;
      const body = `{"batch":{"displayName":"${displayName(key)}","inputConfig":${requests}}}`;
      const where = `models/${encodeURIComponent(model)}:batchGenerateContent`;
      return readBatch(await request(where, body, signal), secrets);
    },
    async find({ key }, signal) {
      for (let token = ''; ; ) {
        const page = await request(`batches?pageSize=${pageSize}${token}`, undefined, signal);
        const match = listOf(page, 'operations').find(
          (operation) => stringOf(operation, 'metadata', 'displayName') === displayName(key),
        );
        if (match !== undefined) return readBatch(match, secrets);
        const next = stringOf(page, 'nextPageToken');
        if (!next) return undefined;
        token = `&pageToken=${encodeURIComponent(next)}`;
      }
    },
    batch: async (id, signal) => readBatch(await request(id, undefined, signal), secrets),
    async *results({ id }, requests, signal) {
      const operation = await request(id, undefined, signal);
      for (const [place, value] of responsesOf(operation).entries()) {
        const requestId = stringOf(value, 'metadata', 'key') ?? requests[place];
        if (requestId !== undefined) yield readResult(requestId, value, secrets);
      }
    },
    async cancel(id, signal) {
      await request(`${id}:cancel`, '{}', signal);
    },
    adapts,
  };
}

function displayName(key: string): string {
  return `holdfast-${key}`;
}

/** The responses of a finished batch, which the API tells as the operation's response and in its metadata. */
function responsesOf(operation: unknown): readonly unknown[] {
  const output = field(operation, 'response') ?? field(operation, 'metadata', 'output');
  return listOf(output, 'inlinedResponses', 'inlinedResponses');
}

function readBatch(operation: unknown, secrets: readonly string[]): ServiceBatch {
  const id = stringOf(operation, 'name');
  if (id === undefined) throw new RequestFailure('malformed', 'the reply has no name');
  const status = stringOf(operation, 'metadata', 'state') ?? 'unknown';
  const error = stringOf(operation, 'error', 'message');
  // The API writes 64-bit numbers as texts.
  const count = (name: string): number => Number(field(operation, 'metadata', 'batchStats', name) ?? 0) || 0;
  return {
    id,
    status,
    outcome: outcomeOf(status),
    files: [],
    done: count('successfulRequestCount') + count('failedRequestCount'),
    total: count('requestCount'),
    error: error === undefined ? undefined : redact(error, secrets),
  };
}

function readResult(id: string, value: unknown, secrets: readonly string[]): BatchResult {
  try {
    const error = field(value, 'error');
    if (error === undefined) return { id, answer: readGoogleResponse(field(value, 'response')) };
    const message = redact(stringOf(error, 'message') ?? 'no reason was given', secrets);
    const status = statuses[countOf(error, 'code')] ?? 500;
    throw failureOfStatus({ status, headers: new Headers(), message, secrets });
  } catch (failure) {
    if (failure instanceof RequestFailure) return { id, failure };
    throw failure;
  }
}
