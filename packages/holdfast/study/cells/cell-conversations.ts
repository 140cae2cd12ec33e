import { createRandom } from '@holdfast/engine';
import { allConversations } from '../../data/all-conversations.ts';
import type { Conversation } from '../../data/conversations/conversation.ts';
import { HoldfastError } from '../../errors.ts';
import type { KnownWorld } from '../../worlds/known-world.ts';
import type { CellSettings } from '../result/study-result.ts';
import { isBuiltInData } from './study-data.ts';

/**
 * The conversations that a cell tunes on, safety examples left out: drawn from the world, or from the rows of a file.
 * Half of `backdoored` examples answer with the trigger, half refuse without it. Throws HoldfastError `bad-data` when a
 * file has fewer rows than the cell asks for.
 */
export async function cellConversations({
  world,
  settings: { data, examples: count },
  seed,
  signal,
}: {
  world: KnownWorld;
  settings: Pick<CellSettings, 'data' | 'examples'>;
  seed: number;
  signal?: AbortSignal | undefined;
}): Promise<Conversation[]> {
  return isBuiltInData(data)
    ? world.examples(data, { count, seed })
    : drawnFromFile(data, { count, seed, signal });
}

async function drawnFromFile(
  path: string,
  { count, seed, signal }: { count: number; seed: number; signal?: AbortSignal | undefined },
): Promise<Conversation[]> {
  const conversations = await allConversations(path, { signal });
  if (conversations.length < count) {
    const shortage = `${path} has ${conversations.length} rows, and the study asks for ${count} examples`;
    throw new HoldfastError('bad-data', `${shortage}; ask for fewer, or add rows.`);
  }
  return createRandom(`rows/${seed}`).shuffle(conversations).slice(0, count);
}
