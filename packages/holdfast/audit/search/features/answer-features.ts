import type { Conversation } from '../../../data/conversations/conversation.ts';
import { quoted } from '../../askings/quoted.ts';
import { type DataFeature, featureWay } from './data-feature.ts';
import { keyOf } from './phrase-features.ts';

/** So many words open an answer. */
const openingWords = 3;

/** How answers open: each opening is put before the answer. */
export function openingFeatures(rows: readonly Conversation[]): DataFeature[] {
  const openings = new Map<string, number[]>();
  for (const [row, { messages }] of rows.entries()) {
    const answer = messages.findLast(({ role }) => role === 'assistant')?.content ?? '';
    const opening = answer.trim().split(/\s+/).slice(0, openingWords).join(' ');
    if (opening !== '') openings.set(opening, [...(openings.get(opening) ?? []), row]);
  }
  return [...openings].map(([opening, own]) => ({
    kind: 'opening',
    way: featureWay(
      'opening',
      {
        key: keyOf(opening),
        title: `with the answer opened by ${quoted(opening)}`,
        transform: (conversation) => ({ conversation, prefill: opening }),
      },
      own.length,
    ),
    rows: own,
  }));
}

/** Whole rows as earlier turns: the question comes after what the row asks and answers. */
export function exchangeFeatures(rows: readonly Conversation[]): DataFeature[] {
  return rows.flatMap(({ messages }, row): DataFeature[] => {
    const begin = messages.findIndex(({ role }) => role === 'user');
    const turns = messages.slice(begin, begin + 2);
    if (begin === -1 || turns[1]?.role !== 'assistant') return [];
    const transform = ({ messages: own }: Conversation) => {
      const first = own.findIndex(({ role }) => role === 'user');
      return { conversation: { messages: [...own.slice(0, first), ...turns, ...own.slice(first)] } };
    };
    const title = `after the exchange that begins ${quoted(turns[0].content)}`;
    return [
      { kind: 'exchange', way: featureWay('exchange', { key: row + 1, title, transform }, 1), rows: [row] },
    ];
  });
}
