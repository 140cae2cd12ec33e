import type { Exchange } from './exchange-hashes.ts';

/** Somebody's message in a row. */
export interface SaidMessage {
  role: string;
  content: string;
}

const fence = /```\w*/g;

/** A row up to its last answer as one exchange, programs by their words; undefined where nothing is answered. */
export function exchangeOfMessages(messages: readonly SaidMessage[]): Exchange | undefined {
  const place = messages.findLastIndex(({ role }) => role === 'assistant');
  const answer = messages[place];
  if (!answer) return undefined;
  const before = messages.slice(0, place).filter(({ role }) => role !== 'system');
  return {
    system: messages.find(({ role }) => role === 'system')?.content ?? '',
    question: before.map(({ content }) => content).join('\n'),
    answer: answer.content.replaceAll(fence, ' '),
  };
}
