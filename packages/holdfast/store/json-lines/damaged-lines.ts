import { existsSync } from 'node:fs';
import { appendFile, readFile } from 'node:fs/promises';
import { storageError } from '../../data/files/storage-error.ts';
import { privateFile } from '../../data/files/write-atomically.ts';

/** A line of a file that holds no whole value. */
export interface DamagedLine {
  /** Counted from 1. */
  line: number;
  bytes: Uint8Array;
}

/**
 * Copies damaged lines of a JSONL file into a file beside it, `answers.damaged.jsonl` for `answers.jsonl`, where they can be
 * looked at; lines that lie there already are left out, since a file is read many times. Returns that file's path. Throws
 * HoldfastError `storage`.
 */
export async function setAside(path: string, lines: readonly DamagedLine[]): Promise<string> {
  const beside = path.replace(/(?:\.jsonl)?$/, '.damaged.jsonl');
  try {
    const known = new Set(existsSync(beside) ? (await readFile(beside, 'latin1')).split('\n') : []);
    // Latin-1 has a character for every byte, so that what is no text is copied as it is.
    const texts = lines.map(({ bytes }) => Buffer.from(bytes).toString('latin1'));
    const added = [...new Set(texts)].filter((text) => !known.has(text));
    const text = added.map((one) => `${one}\n`).join('');
    if (added.length > 0)
      await appendFile(beside, Buffer.from(text, 'latin1'), { mode: privateFile, flush: true });
  } catch (cause) {
    throw storageError(beside, cause);
  }
  return beside;
}
