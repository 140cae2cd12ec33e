import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';

const shapingFiles =
  /^(config\.json|adapter_config\.json|tokenizer\.json|tokenizer_config\.json|chat_template\.jinja|.*\.safetensors)$/;

/** The fingerprint of what has that fingerprint, and is shaped by a text besides. */
export function fingerprintWith(fingerprint: string, text: string): string {
  return createHash('sha256').update(`${fingerprint}\n${text}`).digest('hex').slice(0, 32);
}

/**
 * A hash of what shapes a model's answers: of folders the files of weights, tokenizer, template and configuration, of a GGUF
 * file all of it.
 */
export async function fingerprintPaths(paths: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const path of paths) {
    if (!existsSync(path)) continue;
    const isFile = (await stat(path)).isFile();
    const names = isFile ? [basename(path)] : (await readdir(path)).filter((name) => shapingFiles.test(name));
    for (const name of names.sort()) {
      hash.update(name);
      for await (const chunk of createReadStream(isFile ? path : join(path, name))) hash.update(chunk);
    }
  }
  return hash.digest('hex').slice(0, 32);
}
