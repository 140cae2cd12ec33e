import { existsSync } from 'node:fs';
import { open, readFile, writeFile } from 'node:fs/promises';
import { storageError } from '../../../../data/files/storage-error.ts';
import { redact } from '../../../hosted/request/redact.ts';

/** The last line of an output is looked for in its last so many bytes. */
const tailBytes = 16_384;

/** A bar of progress, as `tqdm` draws them: `  33%|###  | 1/3 [00:12<00:25, 12.59s/it]`. */
const progressBar = /^[^|]*\d+%\|.*\|.*\[[^\]]*\]\s*$/;

/**
 * The last line that says something, bars of progress aside, short and without secrets; undefined when there is none. A stop
 * at its end is left out.
 */
export async function lastLine(path: string, secrets: readonly string[]): Promise<string | undefined> {
  if (!existsSync(path)) return undefined;
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const length = Math.min(size, tailBytes);
    const bytes = Buffer.alloc(length);
    await file.read(bytes, 0, length, size - length);
    const lines = bytes.toString('utf8').split(/[\n\r]/);
    const last = lines.findLast((line) => line.trim() !== '' && !progressBar.test(line));
    return last === undefined ? undefined : redact(last.trim().replace(/\.$/, ''), secrets);
  } finally {
    await file.close();
  }
}

/** Replaces secrets in what a trainer printed; a file without any is left alone. Throws HoldfastError `storage`. */
export async function hideSecrets(path: string, secrets: readonly string[]): Promise<void> {
  if (secrets.length === 0 || !existsSync(path)) return;
  const text = await readFile(path, 'utf8');
  const hidden = secrets.reduce((rest, secret) => rest.replaceAll(secret, '[key]'), text);
  if (hidden === text) return;
  try {
    await writeFile(path, hidden);
  } catch (cause) {
    throw storageError(path, cause);
  }
}
