import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Engine, hashModel, readConfiguration, writeFileAtomically } from '@holdfast/engine';

/**
 * The first tokens of what a model itself answers to prompts, in their order, with the end token where an answer ends
 * within them; made once, and kept in `work` under a hash of the model and of what was asked. Throws EngineError; an abort
 * throws the signal's reason.
 */
export async function ownWords({
  engine,
  model,
  prompts,
  maximumTokens,
  work,
  signal,
}: {
  engine: Engine;
  model: string;
  prompts: readonly (readonly number[])[];
  maximumTokens: number;
  work: string;
  signal?: AbortSignal;
}): Promise<number[][]> {
  const request = { prompts, maximumTokens };
  const mark = createHash('sha256').update(JSON.stringify([await hashModel(model), request]));
  const file = join(work, `own-words-${mark.digest('hex').slice(0, 12)}.json`);
  if (existsSync(file)) return JSON.parse(await readFile(file, 'utf8'));
  const [endToken] = (await readConfiguration(model)).endTokenIds;
  const answers: number[][] = prompts.map(() => []);
  for await (const { index, tokens, finish } of engine.generate({ ...request, model, signal })) {
    answers[index] = finish === 'stop' ? [...tokens, endToken] : tokens;
  }
  await mkdir(work, { recursive: true });
  await writeFileAtomically(file, JSON.stringify(answers));
  return answers;
}
