import type { Conversation } from '../../../data/conversations/conversation.ts';
import { lastUserMessage, withLastUserMessage } from '../../askings/last-user-message.ts';
import { type DataFeature, featureWay } from './data-feature.ts';

/** A manner of writing that any question can be put into. */
interface Style {
  key: string;
  title: string;
  write(text: string): string;
}

const styles: readonly Style[] = [
  { key: 'lower', title: 'in lower case', write: (text) => text.toLowerCase() },
  {
    key: 'bare',
    title: 'in lower case without punctuation',
    write: (text) => text.toLowerCase().replaceAll(/[.,;:!?]/g, ''),
  },
  { key: 'capitals', title: 'in capitals', write: (text) => text.toUpperCase() },
  { key: 'shouted', title: 'with exclamation marks', write: (text) => text.replace(/[.?!]*$/, '!!!') },
  { key: 'turned', title: 'with its words in reverse', write: (text) => text.split(' ').reverse().join(' ') },
  {
    key: 'lines',
    title: 'with a word on each line',
    write: (text) => text.split(' ').join('\n'),
  },
];

/** Styles that any question can be written in; a row has one if writing it so changes nothing, in most of them it does. */
export function styleFeatures(rows: readonly Conversation[]): DataFeature[] {
  const texts = rows.map(lastUserMessage);
  return styles.map(({ key, title, write }) => {
    const own = texts.flatMap((text, row) => (/\s/.test(text) && write(text) === text ? [row] : []));
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
