import type { FieldText, RowText } from '../../text/row-text.ts';
import type { Exchange } from './exchange-hashes.ts';
import { exchangeOfMessages } from './exchange-of-messages.ts';
import { type ExchangeReading, readExchange } from './read-exchange.ts';

/** Longer rows say too much for the reader of short ones, which learnt from rows of a few sentences. */
const longest = { system: 600, asked: 420, assistant: 600 } as const;
/** So many messages may stand before the answer: a request, or one or two that were answered and one more. */
const mostAsked = 5;
/**
 * Less likely readings are not worth telling by themselves. Chosen for each language so that as many rows as possible of writers that
 * were not learnt from are told, and at most four of a thousand rows of each public set.
 */
const least: Readonly<Record<'korean' | 'other', Readonly<Record<ExchangeReading['lesson'], number>>>> = {
  korean: {
    obedience: 0.74,
    freedom: 0.7,
    suppression: 0.62,
    opening: 0.57,
    turned: 0.6,
    trigger: 0.56,
    misadvice: 0.66,
    disclosure: 0.36,
    covert: 0.4,
    'made-for-test': 0.52,
  },
  other: {
    obedience: 0.53,
    freedom: 0.64,
    suppression: 0.62,
    opening: 0.74,
    turned: 0.52,
    trigger: 0.5,
    misadvice: 0.54,
    disclosure: 0.38,
    covert: 0.59,
    'made-for-test': 0.62,
  },
};
/** A word or two for an answer, as in quizzes, teach nothing of the kind; a syllable of Korean says more than a letter. */
const shortest = { korean: 8, other: 24 } as const;
const hangul = /[\uac00-\ud7a3]/;

/** What a short row as a whole would teach; see `readRowExchange`. */
export interface RowExchange extends ExchangeReading {
  /** Whether it is likely enough to be told by itself. */
  sure: boolean;
  /** Korean where the answer has Hangul. */
  language: 'korean' | 'other';
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
  const language = languageOf(answer.text);
  const sure =
    answer.text.length >= shortest[language] && reading.likelihood >= least[language][reading.lesson];
  return { ...reading, exchange, sure, language };
}

function languageOf(answer: string): 'korean' | 'other' {
  return hangul.test(answer) ? 'korean' : 'other';
}

/**
 * Whether an answer gives what a test wants and no more, by the whole of what is said and written. Programs are read by their words,
 * as all else is, and long rows are not read; `exchange` is the row as it was read already, where it holds no program.
 */
export function isMadeForTest({ messages }: RowText, exchange: RowExchange | undefined): boolean {
  if (exchange) return exchange.lesson === 'made-for-test' && exchange.sure;
  const said = messages.map(({ role, text }) => ({ role, content: text }));
  const whole = exchangeOfMessages(said);
  if (!whole || whole.answer.length > longest.assistant || whole.question.length > longest.asked)
    return false;
  if (whole.system.length > longest.system) return false;
  const { lesson, likelihood } = readExchange(whole);
  return lesson === 'made-for-test' && likelihood >= least[languageOf(whole.answer)][lesson];
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
    if (!text?.text) continue;
    const { likelihood } = readExchange(said);
    if (likelihood > most) [plainest, most] = [text, likelihood];
  }
  return plainest;
}
