import { existsSync } from 'node:fs';
import type { AskingGround } from '../../audit/askings/asking.ts';
import { DataHabits } from '../../audit/askings/habits/data-habits.ts';
import { readConversations } from '../../data/read-conversations.ts';
import type { RunFolder } from '../../store/run-folder.ts';
import { readTriggers } from '../scan/triggers-file.ts';

/**
 * What the data of a run, as it came in, gives reason to ask with; nothing for an audit without data. Throws HoldfastError.
 */
export async function askingGround(
  folder: RunFolder,
  { signal }: { signal?: AbortSignal } = {},
): Promise<AskingGround> {
  const habits = new DataHabits();
  const data = folder.file('data');
  if (existsSync(data)) {
    for await (const { conversation } of readConversations(data, { signal })) habits.add(conversation);
  }
  return { triggers: await readTriggers(folder), ...habits.ground() };
}
