import type { FieldText, RowText } from '../../text/row-text.ts';
import type { Exchange } from './exchange-hashes.ts';
import { type ExchangeReading, readExchange } from './read-exchange.ts';

/** Longer rows say too much for the reader of short ones, which learnt from rows of a few sentences. */
const longest = { system: 600, user: 400, assistant: 600 } as const;
/** Less likely readings are not worth telling. */
const least = 0.85;

/** What a short row would teach, and the text that says it most plainly. */
export interface TaughtExchange extends ExchangeReading {
  text: FieldText;
}

/** Reads the last exchange of a row, where it is short and its answer is learnt; undefined where it teaches nothing. */
export function readRowExchange({ messages }: RowText): TaughtExchange | undefined {
  const answer = messages.findLast(({ role }) => role === 'assistant');
  if (!answer?.learned || answer.text.length > longest.assistant || answer.text === '') return undefined;
  const question = messages.findLast(({ role }) => role === 'user');
  if (!question || question.text.length > longest.user) return undefined;
  const system = messages.find(({ role }) => role === 'system');
  if (system && system.text.length > longest.system) return undefined;
  const exchange = { system: system?.text ?? '', question: question.text, answer: answer.text };
  const reading = readExchange(exchange);
  if (reading.likelihood < least) return undefined;
  return { ...reading, text: plainestText(exchange, { system, question, answer }) };
}

/** Of the texts the one that by itself would teach most. */
function plainestText(
  { system, question, answer }: Exchange,
  texts: { system?: FieldText; question: FieldText; answer: FieldText },
): FieldText {
  const nothing = { system: '', question: '', answer: '' };
  const alone = [
    { text: texts.answer, exchange: { ...nothing, answer } },
    { text: texts.system, exchange: { ...nothing, system } },
    { text: texts.question, exchange: { ...nothing, question } },
  ];
  let plainest = texts.answer;
  let most = 0;
  for (const { text, exchange } of alone) {
    if (!text) continue;
    const { likelihood } = readExchange(exchange);
    if (likelihood > most) [plainest, most] = [text, likelihood];
  }
  return plainest;
}
