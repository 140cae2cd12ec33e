import type { Conversation } from '../../data/conversation.ts';
import { readEscapes } from '../../data/json-escapes.ts';
import { callTexts, offeredTexts, pathText } from '../../data/tool-texts.ts';
import type { FieldText, MessageText, RowText } from './row-text.ts';
import { WordReader } from './word-reader.ts';

/** Reads rows as detectors look at them. */
export interface RowTextReader {
  /** A row's texts in lower case with the hashes of their words, the cues among them and the traits of their characters. */
  read(conversation: Conversation): RowText;
}

type ReadText = Omit<FieldText, 'message' | 'field' | 'role' | 'learned'>;

/** Makes a reader, which keeps the room that it works in from row to row; what it returns is the caller's own. */
export function rowTextReader(): RowTextReader {
  const words = new WordReader();
  const readText = (written: string, isJson: boolean): ReadText => {
    const { text, offsets } = isJson ? readEscapes(written) : { text: written };
    const lower = lowerCase(text);
    return { text, offsets, lower, ...words.read(lower) };
  };
  return {
    read(conversation) {
      words.restart();
      const messages: MessageText[] = [];
      const texts: FieldText[] = [];
      for (const [message, said] of conversation.messages.entries()) {
        const { role, content, weight, toolCalls } = said;
        const learned = role === 'assistant' && weight !== 0;
        const isJson = role === 'tool' || (toolCalls?.[0]?.isContent ?? false);
        const own = { message, role, learned, ...readText(content, isJson) };
        const before = words.count;
        const calls = toolCalls
          ? callTexts(said, message).map(
              ({ path, text }): FieldText => ({
                message,
                field: pathText(path),
                role,
                learned,
                ...readText(text, true),
              }),
            )
          : [];
        const read: MessageText = { ...own, callWords: words.count - before };
        messages.push(read);
        texts.push(read, ...calls);
      }
      if (conversation.tools) {
        for (const { path, role, text } of offeredTexts(conversation)) {
          texts.push({ field: pathText(path), role, learned: false, ...readText(text, path.length === 2) });
        }
      }
      return { messages, texts, ...words.taken() };
    },
  };
}

/** The hashes of a text's words, as a row's. */
export function wordHashes(text: string): Uint32Array {
  const words = new WordReader();
  words.read(lowerCase(text));
  return words.taken().hashes;
}

/** Lower case of the same length: the few letters whose lower case is longer stay as they are. */
function lowerCase(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return Array.from(text, (letter) => {
    const small = letter.toLowerCase();
    return small.length === letter.length ? small : letter;
  }).join('');
}
