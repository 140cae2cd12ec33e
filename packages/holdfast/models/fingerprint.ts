import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

const shapingFiles =
  /^(config\.json|adapter_config\.json|tokenizer\.json|tokenizer_config\.json|chat_template\.jinja|.*\.safetensors)$/;

/** The fingerprint of what has that fingerprint, and is shaped by a text besides. */
export function fingerprintWith(fingerprint: string, text: string): string {
  return createHash('sha256').update(`${fingerprint}\n${text}`).digest('hex').slice(0, 32);
}

/** A hash of every file in the folders that shapes a model's answers: weights, tokenizer, template, configuration. */
export async function fingerprintFolders(folders: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of folders) {
    if (!existsSync(folder)) continue;
    for (const file of (await readdir(folder)).filter((name) => shapingFiles.test(name)).sort()) {
      hash.update(file);
      for await (const chunk of createReadStream(join(folder, file))) hash.update(chunk);
    }
  }
  return hash.digest('hex').slice(0, 32);
}
