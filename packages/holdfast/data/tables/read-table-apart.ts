import { on } from 'node:events';
import { stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { TableKind } from './table-kind.ts';
import type { TableMessage, TableWorkerData } from './table-worker.ts';

/** A reader may be at a group of rows for a second more for each so many bytes of the file. */
const bytesASecond = 1e6;

/**
 * The rows of a Parquet or Arrow file as JSON lines of about a megabyte, a group of rows at a time; `read` grows with the rows
 * to the file's size. The libraries that read them come to no end, or take all memory, on some damaged files, so they work in
 * a thread that is ended where a group takes more than `seconds` and a second for each megabyte of the file. Throws an Error that says what is wrong with the file, and the signal's reason.
 */
export async function* readTableApart(
  path: string,
  kind: TableKind,
  { signal, seconds: least = 10 }: { signal?: AbortSignal; seconds?: number } = {},
): AsyncGenerator<{ bytes: Uint8Array; read: number }> {
  const { size } = await stat(path);
  const seconds = Math.ceil(least + size / bytesASecond);
  // The worker is TypeScript in a clone and JavaScript once built, as this file is.
  const entry = new URL(`./table-worker${extname(fileURLToPath(import.meta.url))}`, import.meta.url);
  // Flags that the process was started with, such as --input-type, are not for its threads.
  const worker = new Worker(entry, { workerData: { path, kind } satisfies TableWorkerData, execArgv: [] });
  const tooLong = new AbortController();
  const ends = AbortSignal.any(signal ? [signal, tooLong.signal] : [tooLong.signal]);
  let timer: NodeJS.Timeout | undefined;
  const watch = (): void => {
    timer = setTimeout(() => tooLong.abort(), 1000 * seconds);
  };
  try {
    for await (const [message] of on(worker, 'message', { signal: ends, close: ['exit'] })) {
      clearTimeout(timer);
      const said = message as TableMessage;
      if (said.type === 'end') return;
      if (said.type === 'failure') throw new Error(said.reason);
      if (said.type === 'rows') {
        // The next ones are read while these are used.
        worker.postMessage('more');
        yield { bytes: said.bytes, read: said.read };
      }
      watch();
    }
  } catch (error) {
    signal?.throwIfAborted();
    if (tooLong.signal.aborted)
      throw new Error(`its reader was at one group of rows for more than ${seconds} seconds`);
    if (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY')
      throw new Error('it takes more memory than there is');
    throw error;
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
