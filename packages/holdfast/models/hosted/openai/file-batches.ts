import type { OpenAI } from 'openai';
import { toFile } from 'openai/core/uploads';
import type { Conversation } from '../../../data/conversations/conversation.ts';
import { pause } from '../../../events/pause.ts';
import type { AnswerOptions } from '../../chat-model.ts';
import type { BatchService } from '../batch/batch-service.ts';
import { readJsonLines } from '../batch/read-json-lines.ts';
import { RequestFailure } from '../request/failures/request-failure.ts';
import { field, listOf, stringOf } from '../request/fields.ts';
import type { BatchDialect } from './batch-dialects.ts';
import { failureOf } from './failure-of.ts';
import { idOf, type ReplyReader, readBatch, readBatchLine } from './read-batch.ts';

/** Uploads may take so many milliseconds. */
const uploadTimeout = 1_800_000;

/** What a service says of a file that it cannot use yet, and the time between two looks at it, in milliseconds. */
const unready = ['pending', 'running'];
const fileInterval = 1000;

/** So many pages of batches are looked through for one that an earlier start asked for. */
const pageSize = 100;
const mostPages = 10;

/** What batches share with direct requests. */
export interface SharedRequests extends ReplyReader {
  body: (conversation: Conversation, options: AnswerOptions) => object;
  adapts: (failure: RequestFailure) => boolean;
}

/**
 * Batches of an API that takes a file of requests and gives files of results: OpenAI's `/files` and `/batches`, and those
 * that differ from it by a dialect. A batch is found again by its key, or by its file, which no other batch has.
 */
export function fileBatches({
  client,
  dialect,
  secrets,
  shared,
}: {
  client: OpenAI;
  dialect: BatchDialect;
  secrets: readonly string[];
  shared: SharedRequests;
}): BatchService {
  const { path } = dialect;
  const sending = async <Result>(send: () => Promise<Result>, signal?: AbortSignal): Promise<Result> => {
    try {
      return await send();
    } catch (error) {
      signal?.throwIfAborted();
      throw failureOf(error, secrets);
    }
  };
  const get = (where: string, query: Record<string, unknown>, signal?: AbortSignal): Promise<unknown> =>
    sending(() => client.get(where, { query, signal }), signal);
  const post = (where: string, body: unknown, signal?: AbortSignal): Promise<unknown> =>
    sending(() => client.post(where, { body, signal }), signal);
  const itemsOf = (reply: unknown): readonly unknown[] =>
    Array.isArray(reply) ? reply : listOf(reply, 'data');

  return {
    name: dialect.name,
    limits: dialect.limits,
    batchOnly: dialect.batchOnly ? true : undefined,
    async offered(signal) {
      try {
        await get(path, { limit: 1 }, signal);
        return true;
      } catch (error) {
        if (error instanceof RequestFailure && error.kind === 'rejected') return false;
        // Servers without the endpoint may say that they do not implement it.
        if (error instanceof RequestFailure && /\(501:/.test(error.message)) return false;
        throw error;
      }
    },
    line: (id, conversation, options) =>
      JSON.stringify(dialect.line(id, { ...shared.body(conversation, options) })),
    async upload(name, lines, signal) {
      const file = await toFile(Buffer.from(lines.map((line) => `${line}\n`).join('')), name);
      const form = new FormData();
      form.set('purpose', dialect.purpose);
      if (dialect.uploadPath === '/files/upload') form.set('file_name', name);
      form.set('file', file, name);
      const options = { body: form, timeout: uploadTimeout, signal };
      let reply = await sending(() => client.post<unknown>(dialect.uploadPath, options), signal);
      // Azure OpenAI looks through a file before it takes it for a batch.
      while (unready.includes(stringOf(reply, 'status') ?? '')) {
        await pause(fileInterval, signal);
        reply = await get(`/files/${encodeURIComponent(idOf(reply))}`, {}, signal);
      }
      return idOf(reply);
    },
    async findFile(name, signal) {
      const files = itemsOf(await get('/files', { purpose: dialect.purpose }, signal));
      const uploaded = files.find(
        (file) => stringOf(file, 'filename') === name && stringOf(file, 'status') !== 'error',
      );
      return uploaded === undefined ? undefined : idOf(uploaded);
    },
    async create({ key, file = '' }, signal) {
      const reply = await post(path, dialect.request({ key, file }), signal);
      return readBatch(field(reply, 'job') ?? reply, secrets);
    },
    async find({ key, file }, signal) {
      let after: string | undefined;
      for (let page = 0; page < mostPages; page++) {
        const query = { limit: pageSize, after };
        const reply = await get(path, query, signal);
        const batches = itemsOf(reply);
        const submitted = batches.find(
          (batch) =>
            stringOf(batch, 'metadata', 'holdfast_batch') === key ||
            (file !== undefined && inputsOf(batch).includes(file)),
        );
        if (submitted !== undefined) return readBatch(submitted, secrets);
        after = stringOf(batches.at(-1), 'id');
        if (field(reply, 'has_more') !== true || after === undefined) return undefined;
      }
      return undefined;
    },
    batch: async (id, signal) =>
      readBatch(await get(`${path}/${encodeURIComponent(id)}`, {}, signal), secrets),
    async *results({ files }, _, signal) {
      for (const id of files) {
        const options = signal ? { signal } : {};
        const { body } = await sending(() => client.files.content(id, options), signal);
        for await (const line of readJsonLines(body)) {
          const result = readBatchLine(line, shared, secrets);
          if (result) yield result;
        }
      }
    },
    async cancel(id, signal) {
      await post(`${path}/${encodeURIComponent(id)}/cancel`, {}, signal);
    },
    adapts: shared.adapts,
  };
}

function inputsOf(batch: unknown): readonly unknown[] {
  return [field(batch, 'input_file_id'), ...listOf(batch, 'input_files')];
}
