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

/**
 * Throws HoldfastError `bad-data` where a study asks for more examples than a file has, before anything is carried out. A file that
 * cannot be read is left to its cells, which say so without keeping the others back.
 */
export async function requireExamples(
  cells: readonly { settings: Pick<CellSettings, 'data' | 'examples'> }[],
  signal?: AbortSignal,
): Promise<void> {
  const own = cells.map(({ settings }) => settings).filter(({ data }) => !isBuiltInData(data));
  for (const [path, settings] of Map.groupBy(own, ({ data }) => data)) {
    const rows = await allConversations(path, { signal }).then(
      (conversations) => conversations.length,
      () => undefined,
    );
    const count = Math.max(...settings.map(({ examples }) => examples));
    if (rows !== undefined) requireRows({ path, rows, count });
  }
}

function requireRows({ path, rows, count }: { path: string; rows: number; count: number }): void {
  if (rows >= count) return;
  const shortage = `${path} has ${rows} rows, and the study asks for ${count} examples`;
  throw new HoldfastError('bad-data', `${shortage}; ask for fewer, or add rows.`);
}

async function drawnFromFile(
  path: string,
  { count, seed, signal }: { count: number; seed: number; signal?: AbortSignal | undefined },
): Promise<Conversation[]> {
  const conversations = await allConversations(path, { signal });
  requireRows({ path, rows: conversations.length, count });
  return createRandom(`rows/${seed}`).shuffle(conversations).slice(0, count);
}
