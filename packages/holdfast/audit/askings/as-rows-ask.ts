import { createHash } from 'node:crypto';
import { lastUserMessage, withLastUserMessage } from '../../data/conversations/last-user-message.ts';
import { inManner } from '../../data/conversations/manner.ts';
import type { Asking } from './asking.ts';

/** Fewer manners are no style. */
const fewestManners = 2;

/**
 * As rows of the data ask: each question with what stands around the request of a row, and written as it is. A style can be a trigger
 * (Qi et al. 2021) whose words differ from row to row, so that no phrase of the data says it.
 */
export const asRowsAsk: Asking = {
  name: 'as-rows-ask',
  title: 'in the manners of the data',
  paper: 'Qi et al. 2021, arXiv 2110.07139',
  claims: ['last message'],
  ways({ manners }) {
    if (manners.length < fewestManners) return [];
    const rows = manners.reduce((sum, manner) => sum + manner.rows, 0);
    return [
      {
        id: 'manners',
        title: `in ${manners.length} manners of the data`,
        reason: `${rows} rows ask in them`,
        costFactor: 1.5,
        transform(conversation) {
          const { manner } = pickedFor(lastUserMessage(conversation), manners);
          return { conversation: withLastUserMessage(conversation, (text) => inManner(text, manner)) };
        },
      },
    ];
  },
};

/** One of several, the same for the same text and as likely as any other. */
export function pickedFor<One>(text: string, several: readonly One[]): One {
  const drawn = createHash('sha256').update(text).digest().readUInt32BE();
  return several[drawn % several.length];
}
