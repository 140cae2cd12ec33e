import { messageTexts, offeredTexts, pathText } from '../../data/conversations/beside-texts.ts';
import type { Conversation, Message } from '../../data/conversations/conversation.ts';
import { readEscapes } from '../../data/json/json-escapes.ts';
import type { FieldText, MessageText, RowText } from './row-text.ts';
import { WordReader } from './word-reader.ts';

/** Reads rows as detectors look at them. */
export interface RowTextReader {
  /** A row's texts in lower case with the hashes of their words, the cues among them and the traits of their characters. */
  read(conversation: Conversation): RowText;
}

/** What a tune makes of a text. */
type Teaching = Pick<FieldText, 'learned' | 'unlearned'>;

type ReadText = Omit<FieldText, 'message' | 'field' | 'role' | keyof Teaching>;

/** Makes a reader, which keeps the room that it works in from row to row; what it returns is the caller's own. */
export function rowTextReader(): RowTextReader {
  const words = new WordReader();
  const readText = (written: string, isJson: boolean): ReadText => {
    const { text, offsets } = isJson ? readEscapes(written) : { text: written };
    const lower = lowerCase(text);
    return { text, offsets, lower, ...words.read(lower) };
  };
  const readMessage = (said: Message, message: number, teaching: Teaching): [MessageText, ...FieldText[]] => {
    const { role, content, toolCalls, reasoning } = said;
    const isJson = role === 'tool' || (toolCalls?.[0]?.isContent ?? false);
    const own = { message, role, ...teaching, ...readText(content, isJson) };
    if (!toolCalls && reasoning === undefined) return [{ ...own, callWords: 0 }];
    const before = words.count;
    const beside = messageTexts(said, message).map(
      ({ path, text, isJson: escaped }): FieldText => ({
        message,
        field: pathText(path),
        role,
        ...teaching,
        ...readText(text, escaped),
      }),
    );
    return [{ ...own, callWords: words.count - before }, ...beside];
  };
  return {
    read(conversation) {
      words.restart();
      const messages: MessageText[] = [];
      const texts: FieldText[] = [];
      for (const [index, message] of conversation.messages.entries()) {
        const read = readMessage(message, index, teachingOf(conversation, index));
        messages.push(read[0]);
        texts.push(...read);
      }
      for (const [index, message] of (conversation.rejected ?? []).entries()) {
        const unlearned = message.role === 'assistant' && message.weight !== 0;
        texts.push(...readMessage(message, messages.length + index, { learned: false, unlearned }));
      }
      if (conversation.tools || conversation.reference) {
        for (const { path, role, text, isJson } of offeredTexts(conversation)) {
          texts.push({
            field: pathText(path),
            role,
            learned: false,
            unlearned: false,
            ...readText(text, isJson),
          });
        }
      }
      return { messages, texts, ...words.taken() };
    },
  };
}

/** What a tune makes of a message; of a pair, what both answers follow is not learnt. */
function teachingOf({ messages, chosenFrom = 0, label }: Conversation, index: number): Teaching {
  const { role, weight } = messages[index];
  const counts = role === 'assistant' && weight !== 0 && index >= chosenFrom;
  return { learned: counts && label !== false, unlearned: counts && label === false };
}

/** The hashes of a text's words, as a row's. */
export function wordHashes(text: string): Uint32Array {
  const words = new WordReader(text.length + 2);
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
