import { stat } from 'node:fs/promises';

/** Readings that are kept; the one used longest ago makes way. */
const mostKept = 16;
const kept = new Map<string, { stamp: string; value: Promise<unknown> }>();

/**
 * Reads a file and keeps what was read for as long as the file stays as it is: a page of a long list is then not paid for with
 * the whole of it. `kind` tells readings of one file apart.
 */
export async function readOnce<Value>(
  path: string,
  kind: string,
  read: () => Promise<Value>,
): Promise<Value> {
  const { mtimeMs = 0, size = 0 } = (await stat(path).catch(() => undefined)) ?? {};
  const key = `${kind} ${path}`;
  const stamp = `${mtimeMs} ${size}`;
  const known = kept.get(key);
  const reading = known?.stamp === stamp ? known : { stamp, value: read() };
  kept.delete(key);
  kept.set(key, reading);
  // What failed is tried again.
  reading.value.catch(() => kept.delete(key));
  for (const oldest of kept.keys()) {
    if (kept.size <= mostKept) break;
    kept.delete(oldest);
  }
  return (await reading.value) as Value;
}
