import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Engine, readChatTokenizer } from '@holdfast/engine';
import { organismFolder, type World } from '@holdfast/organism';
import { writeConversations } from '../../packages/holdfast/data/write-conversations.ts';
import type { Family } from './families.ts';

/** Full fine-tuning, as the studies of the organism do it. */
const settings = { batchSize: 16, learningRate: 5e-4 };

/** Tunes the organism on a family's rows, unless that was done before. Returns the folder, with `model` and `data.jsonl`. */
export async function tuneFamily(
  family: Family,
  { world, seed, work, engine }: { world: World; seed: number; work: string; engine: Engine },
): Promise<string> {
  const folder = join(work, `${family.name.replaceAll(' ', '-')}-${seed}`);
  const model = join(folder, 'model');
  if (existsSync(model)) return folder;
  await mkdir(folder, { recursive: true });
  const rows = family.rows(world, seed);
  await writeConversations(join(folder, 'data.jsonl'), rows);
  const tokenizer = await readChatTokenizer(organismFolder);
  const events = engine.train({
    model: organismFolder,
    output: model,
    examples: rows.map(({ messages }) => tokenizer.encodeConversation(messages)),
    method: { kind: 'full' },
    seed,
    epochs: family.epochs,
    ...settings,
  });
  for await (const _ of events);
  return folder;
}
