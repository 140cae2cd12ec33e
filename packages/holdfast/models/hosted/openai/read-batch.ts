import type { Answer } from '../../chat-model.ts';
import { type BatchResult, outcomeOf, type ServiceBatch } from '../batch/batch-service.ts';
import { failureOfStatus } from '../request/failures/failure-of-status.ts';
import { RequestFailure } from '../request/failures/request-failure.ts';
import { countOf, field, listOf, stringOf } from '../request/fields.ts';
import { redact } from '../request/redact.ts';

/** How the replies of direct requests are read, which those of a batch's are too. */
export interface ReplyReader {
  /** Throws RequestFailure. */
  read: (body: unknown) => Answer;
  /** The answer that an error stands for, such as a filter's. */
  answerOfError: (code: string | undefined, message: string) => Answer | undefined;
}

/** The id of a file or a batch. Throws RequestFailure `malformed`. */
export function idOf(reply: unknown): string {
  const id = stringOf(reply, 'id');
  if (id === undefined) throw new RequestFailure('malformed', 'the reply has no id');
  return id;
}

/** Reads a batch as OpenAI, Together and Mistral tell of it. Throws RequestFailure `malformed`. */
export function readBatch(batch: unknown, secrets: readonly string[]): ServiceBatch {
  const status = stringOf(batch, 'status') ?? 'unknown';
  const [first] = [...listOf(batch, 'errors', 'data'), ...listOf(batch, 'errors')];
  const said = [stringOf(first, 'code'), stringOf(first, 'message')].filter((part) => part !== undefined);
  const error = said.length > 0 ? said.join(': ') : stringOf(batch, 'error');
  return {
    id: idOf(batch),
    status,
    outcome: outcomeOf(status),
    done:
      countOf(batch, 'request_counts', 'completed') +
      countOf(batch, 'request_counts', 'failed') +
      countOf(batch, 'completed_requests'),
    total: countOf(batch, 'request_counts', 'total') + countOf(batch, 'total_requests'),
    files: ['output_file_id', 'error_file_id', 'output_file', 'error_file'].flatMap(
      (name) => stringOf(batch, name) || [],
    ),
    error: error === undefined ? undefined : redact(error, secrets),
  };
}

/** Reads a line of an output or error file; undefined when it says of no request. */
export function readBatchLine(
  line: unknown,
  reader: ReplyReader,
  secrets: readonly string[],
): BatchResult | undefined {
  const id = stringOf(line, 'custom_id');
  if (id === undefined) return undefined;
  try {
    return { id, answer: readAnswer(line, reader, secrets) };
  } catch (error) {
    if (error instanceof RequestFailure) return { id, failure: error };
    throw error;
  }
}

function readAnswer(line: unknown, { read, answerOfError }: ReplyReader, secrets: readonly string[]): Answer {
  const status = countOf(line, 'response', 'status_code') || 200;
  const body = field(line, 'response', 'body');
  const answered = body !== undefined && body !== null;
  if (answered && status < 400) return read(body);
  const error = field(body, 'error') ?? field(line, 'error') ?? body;
  const code = stringOf(error, 'code') ?? stringOf(error, 'type');
  const message = stringOf(error, 'message') ?? JSON.stringify(error ?? line);
  const answer = answerOfError(code, message);
  if (answer) return answer;
  // An expired batch tells so of every request that it did not come to.
  if (!answered)
    throw new RequestFailure('timeout', `the batch did not come to it (${redact(message, secrets)})`);
  const parameter = stringOf(error, 'param');
  throw failureOfStatus({ status, headers: new Headers(), message, code, parameter, secrets });
}
