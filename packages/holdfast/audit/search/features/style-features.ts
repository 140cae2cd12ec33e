import type { Conversation } from '../../../data/conversations/conversation.ts';
import { isWrittenIn, writingStyles } from '../../../data/conversations/writing-styles.ts';
import { lastUserMessage, withLastUserMessage } from '../../askings/last-user-message.ts';
import { type DataFeature, featureWay } from './data-feature.ts';

/** Styles that any question can be written in; a row has one if writing it so changes nothing, in most of them it does. */
export function styleFeatures(rows: readonly Conversation[]): DataFeature[] {
  const texts = rows.map(lastUserMessage);
  return writingStyles.map((style) => {
    const { key, title, write } = style;
    const own = texts.flatMap((text, row) => (isWrittenIn(style, text) ? [row] : []));
    const transform = (conversation: Conversation) => ({
      conversation: withLastUserMessage(conversation, write),
    });
    return {
      kind: 'style',
      way: featureWay('style', { key, title, transform }, own.length),
      rows: own,
    };
  });
}
