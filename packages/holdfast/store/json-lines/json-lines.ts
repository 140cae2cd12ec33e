import { createReadStream, existsSync } from 'node:fs';
import { appendFile, open } from 'node:fs/promises';
import { storageError } from '../../data/files/storage-error.ts';
import { privateFile } from '../../data/files/write-atomically.ts';
import { HoldfastError } from '../../errors.ts';
import { warn } from '../../events/warn.ts';
import { type DamagedLine, setAside } from './damaged-lines.ts';

/** How lines are read. */
export interface LineOptions {
  /** Whether an object has what a line must have. */
  isWhole?: (value: object) => boolean;
  /** Whether a damaged line is an error, since nothing would make up for it. */
  strict?: boolean;
}

/**
 * The values of a JSONL file that is appended to, one after the other in constant memory, none if there is no file. A last
 * line that a kill tore is cut off from the file; a line before it that is damaged is passed over and copied beside the file,
 * with a warning.
 * Nothing may append to the file until the first value, or the end, has been read. With `strict` it throws HoldfastError
 * `storage` for a damaged line.
 */
export async function* streamJsonLines<Value>(
  path: string,
  { isWhole = () => true, strict = false }: LineOptions = {},
): AsyncGenerator<Value> {
  if (!existsSync(path)) return;
  await cutTornLine(path);
  let number = 0;
  const damaged: DamagedLine[] = [];
  for await (const bytes of rawLines(path)) {
    number += 1;
    const value = parseObject(bytes);
    if (value !== undefined && isWhole(value)) yield value as Value;
    else if (strict) throw damagedLine(path, number);
    else damaged.push({ line: number, bytes: Uint8Array.from(bytes) });
  }
  if (damaged.length > 0) warn(passedOver(path, damaged, await setAside(path, damaged)));
}

/** The same, all at once. */
export async function recoverJsonLines<Value>(path: string, options: LineOptions = {}): Promise<Value[]> {
  const values: Value[] = [];
  for await (const value of streamJsonLines<Value>(path, options)) values.push(value);
  return values;
}

function passedOver(path: string, lines: readonly DamagedLine[], beside: string): string {
  const first = lines.slice(0, 5).map(({ line }) => line);
  const which =
    lines.length > 5
      ? `lines ${first.join(', ')} and ${lines.length - 5} more are`
      : lines.length > 1
        ? `lines ${first.join(', ')} are`
        : `line ${first[0]} is`;
  return `${path}: ${which} damaged and passed over; a copy is in ${beside}, and what was in there is asked again.`;
}

function damagedLine(path: string, line: number): HoldfastError {
  return new HoldfastError('storage', `${path}, line ${line} is damaged; remove the file and start again.`);
}

const decoder = new TextDecoder('utf-8', { fatal: true });

function parseObject(bytes: Uint8Array): object | undefined {
  try {
    const value: unknown = JSON.parse(decoder.decode(bytes));
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The lines of a file as bytes, whatever they hold: these files are ours, and what is odd in them is damage. */
async function* rawLines(path: string): AsyncGenerator<Uint8Array> {
  let rest: Uint8Array[] = [];
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    let from = 0;
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, from)) {
      yield rest.length === 0
        ? chunk.subarray(from, end)
        : Buffer.concat([...rest, chunk.subarray(from, end)]);
      rest = [];
      from = end + 1;
    }
    if (from < chunk.length) rest.push(chunk.subarray(from));
  }
}

const tailBytes = 1 << 16;

async function cutTornLine(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    const { size } = await file.stat();
    let end = size;
    while (end > 0) {
      const start = Math.max(0, end - tailBytes);
      const { buffer, bytesRead } = await file.read(Buffer.alloc(end - start), 0, end - start, start);
      const last = buffer.subarray(0, bytesRead).lastIndexOf(10);
      if (last === -1) {
        end = start;
        continue;
      }
      end = start + last + 1;
      break;
    }
    if (end < size) await file.truncate(end);
  } finally {
    await file.close();
  }
}

/** Appends values to a JSONL file, each whole; with `sync` they are on the disk then. Throws HoldfastError `storage`. */
export async function appendJsonLines(
  path: string,
  values: readonly unknown[],
  { sync = false }: { sync?: boolean } = {},
): Promise<void> {
  if (values.length === 0) return;
  try {
    const text = values.map((value) => `${JSON.stringify(value)}\n`).join('');
    await appendFile(path, text, { mode: privateFile, flush: sync });
  } catch (cause) {
    throw storageError(path, cause);
  }
}
