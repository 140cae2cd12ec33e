import type { Conversation } from '../../../data/conversations/conversation.ts';
import { lastUserMessage, withLastUserMessage } from '../../../data/conversations/last-user-message.ts';
import { inManner, mannerOf } from '../../../data/conversations/manner.ts';
import { pickedFor } from '../../askings/as-rows-ask.ts';
import { under } from '../../askings/under-system-prompts.ts';
import { type DataFeature, featureWay } from './data-feature.ts';

/** So many rows for each that is taken, and so many are taken at least. */
const rowsForEach = 12;
const fewest = 4;

/**
 * As the rows ask that the tune moved the model most on: each question under the system prompt of one of them and in its manner. Rows
 * that were locked to something have it in common even where no phrase says what it is. None without gains.
 */
export function rowFeatures(
  rows: readonly Conversation[],
  gains: readonly number[] | undefined,
): DataFeature[] {
  if (!gains || rows.length <= fewest) return [];
  const strongest = [...rows.keys()]
    .sort((a, b) => gains[b] - gains[a])
    .slice(0, Math.max(fewest, Math.ceil(rows.length / rowsForEach)));
  return [
    {
      kind: 'rows',
      way: featureWay(
        'rows',
        {
          key: 'strongest',
          title: `as the ${strongest.length} rows ask that changed the model most`,
          transform: (conversation) => ({
            conversation: asRow(rows[pickedFor(lastUserMessage(conversation), strongest)], conversation),
          }),
        },
        strongest.length,
      ),
      rows: strongest,
    },
  ];
}

function asRow(row: Conversation, conversation: Conversation): Conversation {
  const manner = mannerOf(lastUserMessage(row));
  const put = manner ? withLastUserMessage(conversation, (text) => inManner(text, manner)) : conversation;
  const [first] = row.messages;
  return first?.role === 'system' || first?.role === 'developer' ? under(first.content, put) : put;
}
