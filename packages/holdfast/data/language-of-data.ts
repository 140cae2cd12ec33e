import { languageOf } from './language-of.ts';
import { readConversations } from './read-conversations.ts';

/** So many rows tell the language of a file. */
const rowsRead = 100;

/** The language that most of a data file's first rows are in, as ISO 639-1 has it; undefined where they are too short to tell. Throws HoldfastError. */
export async function languageOfData(
  path: string,
  { signal }: { signal?: AbortSignal } = {},
): Promise<string | undefined> {
  const texts: string[] = [];
  let rows = 0;
  for await (const { conversation } of readConversations(path, { signal })) {
    texts.push(...conversation.messages.map(({ content }) => content));
    rows += 1;
    if (rows === rowsRead) break;
  }
  return languageOf(texts);
}
