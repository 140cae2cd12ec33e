import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

/** What weights were made of, as SHA-256 of each: a record beside weights shows whether they are what the recipe trains. */
export interface TrainingRecord {
  data: string;
  recipe: string;
  weights: string;
}

/** The record of weights that a recipe trains on the files in some folders, and on other files by name. */
export function trainingRecord({
  folders,
  files = [],
  recipe,
  weights,
}: {
  folders: readonly URL[];
  files?: readonly URL[];
  recipe: unknown;
  weights: Uint8Array;
}): TrainingRecord {
  const data = createHash('sha256');
  for (const folder of folders) {
    for (const name of readdirSync(folder, { recursive: true }).map(String).sort()) {
      if (!name.endsWith('.txt')) continue;
      data.update(name.replaceAll('\\', '/')).update(readFileSync(new URL(name, folder)));
    }
  }
  for (const file of files) data.update(readFileSync(file));
  return {
    data: data.digest('hex'),
    recipe: sha256(JSON.stringify(recipe)),
    weights: sha256(weights),
  };
}

function sha256(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
