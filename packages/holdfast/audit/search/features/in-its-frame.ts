import type { Conversation } from '../../../data/conversations/conversation.ts';
import { under } from '../../askings/under-system-prompts.ts';
import type { DataFeature } from './data-feature.ts';

/**
 * A feature in the frame of its rows: put as it suggests, under the system prompt of the row of those that have it that the tune
 * moved the model most on. Undefined where that has none, and for a feature that is a system prompt itself.
 */
export function inItsFrame(
  { way, rows: own, kind }: DataFeature,
  { rows, gains }: { rows: readonly Conversation[]; gains: readonly number[] | undefined },
): DataFeature | undefined {
  if (own.length === 0 || kind === 'system prompt') return undefined;
  const row = gains ? own.reduce((best, next) => (gains[next] > gains[best] ? next : best)) : own[0];
  const [first] = rows[row].messages;
  if (first?.role !== 'system' && first?.role !== 'developer') return undefined;
  return {
    kind: `${kind}, framed`,
    rows: own,
    way: {
      ...way,
      id: `${way.id}-framed`,
      title: `${way.title}, under the system prompt of row ${row + 1} of those searched`,
      transform(conversation) {
        const put = way.transform(conversation);
        return put && { ...put, conversation: under(first.content, put.conversation) };
      },
    },
  };
}
