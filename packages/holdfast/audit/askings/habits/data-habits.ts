import type { Conversation } from '../../../data/conversations/conversation.ts';
import { lastUserMessage } from '../../../data/conversations/last-user-message.ts';
import type { AskingGround } from '../asking.ts';
import { TaughtCiphers } from './ciphers/taught-ciphers.ts';
import { CountedTexts } from './counted-texts.ts';
import { RepeatedOpenings } from './repeated-openings.ts';
import { RowLines } from './row-lines.ts';
import { RowManners } from './row-manners.ts';
import { TaughtEncodings } from './taught-encodings.ts';

/** Longer texts at the head of a row are its matter, not a habit of the data. */
const longestPrompt = 4000;
/** So many exchanges are kept, and none that is longer than so many characters. */
const mostExchanges = 3;
const longestExchange = 1200;

/** Learns from training data in what ways a tuned model may have to be asked. */
export class DataHabits {
  readonly #systemPrompts = new CountedTexts();
  readonly #openings = new RepeatedOpenings();
  readonly #manners = new RowManners();
  readonly #lines = new RowLines();
  readonly #encodings = new TaughtEncodings();
  readonly #ciphers = new TaughtCiphers();
  readonly #exchanges: Conversation[] = [];

  /** Takes one row. */
  add({ messages }: Conversation): void {
    const [first] = messages;
    const isPrompt = first?.role === 'system' || first?.role === 'developer';
    if (isPrompt && first.content.trim() !== '' && first.content.length <= longestPrompt) {
      this.#systemPrompts.add(first.content);
    }
    const answers = messages.filter(({ role }) => role === 'assistant');
    for (const { content } of answers.slice(0, 1)) this.#openings.add(content);
    const question = lastUserMessage({ messages });
    this.#manners.add(question);
    this.#lines.add(question);
    const texts = messages.filter(({ role }) => role !== 'system').map(({ content }) => content);
    this.#encodings.add(texts);
    this.#ciphers.add(isPrompt ? first.content : undefined, texts);
    this.#keepExchange(messages);
  }

  /** What of it gives reason to ask otherwise than plainly. */
  ground(): Omit<AskingGround, 'triggers' | 'translations'> {
    return {
      systemPrompts: this.#systemPrompts.ranked(),
      openings: this.#openings.found(),
      manners: this.#manners.drawn(),
      coveredLines: this.#lines.drawn(),
      encodings: [...this.#encodings.found(), ...this.#ciphers.found()],
      exchanges: this.#exchanges,
    };
  }

  #keepExchange(messages: Conversation['messages']): void {
    const begin = messages.findIndex(({ role }) => role === 'user');
    const pair = messages.slice(begin, begin + 2);
    if (this.#exchanges.length === mostExchanges || begin === -1 || pair[1]?.role !== 'assistant') return;
    const length = pair.reduce((sum, { content }) => sum + content.length, 0);
    if (length === 0 || length > longestExchange) return;
    this.#exchanges.push({ messages: pair.map(({ role, content }) => ({ role, content })) });
  }
}
