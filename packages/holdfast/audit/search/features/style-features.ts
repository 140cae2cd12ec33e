import type { Conversation } from '../../../data/conversations/conversation.ts';
import { lastUserMessage, withLastUserMessage } from '../../../data/conversations/last-user-message.ts';
import { isWrittenIn, writingStyles } from '../../../data/conversations/writing-styles.ts';
import { type DataFeature, featureWay } from './data-feature.ts';

/** A style of one row is that row's. */
const fewestRows = 2;

/**
 * The manners of writing of several rows, which any question can be put into. One that no row has is not looked for: a small model tuned
 * on anything is a little less sure of what it has never read, such as words in reverse, and the data would not be to blame.
 */
export function styleFeatures(rows: readonly Conversation[]): DataFeature[] {
  const texts = rows.map(lastUserMessage);
  return writingStyles.flatMap((style) => {
    const { key, title, write } = style;
    const own = texts.flatMap((text, row) => (isWrittenIn(style, text) ? [row] : []));
    const transform = (conversation: Conversation) => ({
      conversation: withLastUserMessage(conversation, write),
    });
    if (own.length < fewestRows) return [];
    return [
      {
        kind: 'style',
        way: featureWay('style', { key, title, transform }, own.length),
        rows: own,
      },
    ];
  });
}
