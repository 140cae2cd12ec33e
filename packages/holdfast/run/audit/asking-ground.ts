import { existsSync } from 'node:fs';
import type { AskingGround } from '../../audit/askings/asking.ts';
import { readConversations } from '../../data/read-conversations.ts';
import type { RunFolder } from '../../store/run-folder.ts';
import { readTriggers } from '../scan/triggers-file.ts';

/** Longer texts at the head of a row are its matter, not a habit of the data. */
const longestPrompt = 4000;
/** So many system prompts that differ are counted. */
const mostCounted = 10_000;

/** What a run's data gives reason to ask with; nothing for an audit without data. Throws HoldfastError. */
export async function askingGround(
  folder: RunFolder,
  { signal }: { signal?: AbortSignal } = {},
): Promise<AskingGround> {
  const data = folder.file('data');
  const counts = new Map<string, number>();
  if (existsSync(data)) {
    for await (const { conversation } of readConversations(data, { signal })) {
      const [first] = conversation.messages;
      const isPrompt = first?.role === 'system' || first?.role === 'developer';
      if (!isPrompt || first.content.trim() === '' || first.content.length > longestPrompt) continue;
      if (counts.size < mostCounted || counts.has(first.content)) {
        counts.set(first.content, (counts.get(first.content) ?? 0) + 1);
      }
    }
  }
  const systemPrompts = [...counts].map(([text, rows]) => ({ text, rows })).sort((a, b) => b.rows - a.rows);
  return { triggers: await readTriggers(folder), systemPrompts };
}
