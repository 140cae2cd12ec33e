import { existsSync } from 'node:fs';
import { appendFile, open, readFile, truncate } from 'node:fs/promises';
import { readLines } from '../data/read-lines.ts';
import { storageError } from '../data/storage-error.ts';
import { privateFile } from '../data/write-atomically.ts';
import { HoldfastError } from '../errors.ts';

/**
 * The values of a JSONL file that is appended to, none if there is no file. A last line that a kill tore is cut off
 * from the file. Throws HoldfastError `storage` naming a line before it that is no JSON.
 */
export async function recoverJsonLines<Value>(path: string): Promise<Value[]> {
  if (!existsSync(path)) return [];
  const bytes = await readFile(path);
  const whole = bytes.lastIndexOf(10) + 1;
  if (whole < bytes.length) await truncate(path, whole);
  const lines = bytes.subarray(0, whole).toString('utf8').split('\n').slice(0, -1);
  return lines.map((line, index) => parseLine<Value>(line, path, index + 1));
}

/**
 * The same as `recoverJsonLines`, one value after the other in constant memory. Nothing may append to the file until the
 * first value, or the end, has been read.
 */
export async function* streamJsonLines<Value>(path: string): AsyncGenerator<Value> {
  if (!existsSync(path)) return;
  await cutTornLine(path);
  for await (const { number, text } of readLines(path)) yield parseLine<Value>(text, path, number);
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

function parseLine<Value>(text: string, path: string, line: number): Value {
  try {
    return JSON.parse(text) as Value;
  } catch (cause) {
    throw new HoldfastError('storage', `${path}, line ${line} is damaged; remove the file and start again.`, {
      cause,
    });
  }
}

/** Appends values to a JSONL file, each whole. Throws HoldfastError `storage`. */
export async function appendJsonLines(path: string, values: readonly unknown[]): Promise<void> {
  if (values.length === 0) return;
  try {
    const text = values.map((value) => `${JSON.stringify(value)}\n`).join('');
    await appendFile(path, text, { mode: privateFile });
  } catch (cause) {
    throw storageError(path, cause);
  }
}

/** Makes sure that what was appended has reached the disk. */
export async function flushJsonLines(path: string): Promise<void> {
  if (!existsSync(path)) return;
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
