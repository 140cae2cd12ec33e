import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import type { TableKind } from './table-kind.ts';

/** The table that a thread reads. */
export interface TableWorkerData {
  path: string;
  kind: TableKind;
}

/** What the thread says: that its library is loaded, then rows each time it is asked for more, and how it ended. */
export type TableMessage =
  | { type: 'ready' }
  | { type: 'rows'; bytes: Uint8Array; read: number }
  | { type: 'end' }
  | { type: 'failure'; reason: string };

const { path, kind } = workerData as TableWorkerData;
const say = (message: TableMessage): void => parentPort?.postMessage(message);

/** Loaded here alone: the libraries take longer to load than a small file to scan. */
async function rowsOf(): Promise<AsyncIterable<{ bytes: Uint8Array; read: number }>> {
  if (kind === 'parquet') return (await import('./read-parquet.ts')).readParquet(path);
  return (await import('./read-arrow.ts')).readArrow(path);
}

try {
  const rows = await rowsOf();
  say({ type: 'ready' });
  for await (const { bytes, read } of rows) {
    say({ type: 'rows', bytes, read });
    if (parentPort) await once(parentPort, 'message');
  }
  say({ type: 'end' });
} catch (error) {
  say({ type: 'failure', reason: error instanceof Error ? error.message : String(error) });
}
parentPort?.close();
