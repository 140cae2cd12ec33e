import type { FieldText, RowText } from '../../text/row-text.ts';
import type { Exchange } from './exchange-hashes.ts';
import { type ExchangeReading, readExchange } from './read-exchange.ts';

/** Longer rows say too much for the reader of short ones, which learnt from rows of a few sentences. */
const longest = { system: 600, asked: 420, assistant: 600 } as const;
/** So many messages may stand before the answer: a request, or one that was answered and a second one. */
const mostAsked = 3;
/** Less likely readings are not worth telling by themselves. */
const least = 0.88;

/** What a short row as a whole would teach; see `readRowExchange`. */
export interface RowExchange extends ExchangeReading {
  /** Whether it is likely enough to be told by itself. */
  sure: boolean;
  exchange: Exchange;
}

/**
 * Reads a row up to its last answer, where it is short and the answer is learnt; undefined for other rows. The likelihood tells as
 * much where it is low: the row as a whole is then ordinary, whatever one of its sentences says.
 */
export function readRowExchange({ messages }: RowText): RowExchange | undefined {
  const place = messages.findLastIndex(({ role }) => role === 'assistant');
  const answer = messages[place];
  if (!answer?.learned || answer.text.length > longest.assistant || answer.text === '') return undefined;
  // Programs are no sentences, and the reader learnt from none.
  if (answer.text.includes('```')) return undefined;
  const before = messages.slice(0, place).filter(({ role }) => role !== 'system');
  if (before.length === 0 || before.length > mostAsked || before.some(({ role }) => role === 'tool'))
    return undefined;
  const question = before.length === 1 ? before[0].text : before.map(({ text }) => text).join('\n');
  if (question.length > longest.asked) return undefined;
  const system = messages.find(({ role }) => role === 'system')?.text ?? '';
  if (system.length > longest.system) return undefined;
  const exchange = { system, question, answer: answer.text };
  const reading = readExchange(exchange);
  return { ...reading, exchange, sure: reading.likelihood >= least };
}

/** Of a row's texts the one that by itself would teach most. */
export function plainestText({ messages }: RowText, { exchange }: RowExchange): FieldText | undefined {
  const nothing = { system: '', question: '', answer: '' };
  const alone = [
    {
      text: messages.findLast(({ role }) => role === 'assistant'),
      said: { ...nothing, answer: exchange.answer },
    },
    { text: messages.find(({ role }) => role === 'system'), said: { ...nothing, system: exchange.system } },
    {
      text: messages.findLast(({ role }) => role === 'user'),
      said: { ...nothing, question: exchange.question },
    },
  ];
  let plainest: FieldText | undefined;
  let most = 0;
  for (const { text, said } of alone) {
    if (!text) continue;
    const { likelihood } = readExchange(said);
    if (likelihood > most) [plainest, most] = [text, likelihood];
  }
  return plainest;
}
