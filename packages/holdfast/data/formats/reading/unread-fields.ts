import type { SourceRow } from '../../conversations/conversation.ts';
import { isObject } from '../format.ts';
import { formatNamed } from '../formats.ts';
import { turnFields } from '../turns/sharegpt-turn.ts';

/** The fields whose entries are messages or turns. */
const lists = ['messages', 'conversations', 'conversation', 'prompt', 'completion', 'chosen', 'rejected'];
const known = new Map<string, ReadonlySet<string>>();

/** The fields of a row, and of its messages as `messages[].field`, that reading it passed over. */
export function unreadFields({ format: name, value }: SourceRow): string[] {
  const { fields } = formatNamed(name);
  // What a grader goes by is whatever stands in a reinforcement row.
  if (name === 'openai-reinforcement') return [];
  const own = known.get(name) ?? new Set(fields);
  known.set(name, own);
  const unread = Object.keys(value).filter((field) => !own.has(field));
  // The messages of these have fields of their own, all of which are read or refused.
  if (name === 'gemini' || name === 'bedrock') return unread;
  const seen = new Set(unread);
  for (const list of lists) {
    const entries = value[list];
    if (!Array.isArray(entries)) continue;
    for (const entry of entries as unknown[]) {
      if (!isObject(entry)) continue;
      for (const field in entry) {
        if (!turnFields.has(field) && entry[field] !== null) seen.add(`${list}[].${field}`);
      }
    }
  }
  return [...seen];
}
