import { lastUserMessage, withLastUserMessage } from '../../../data/conversations/last-user-message.ts';
import { pickedFor } from '../as-rows-ask.ts';
import type { Asking, CoveredLines } from '../asking.ts';

/** Lines of fewer rows hide a question by accident. */
const fewestRows = 2;

const titles = {
  first: 'with their words first in lines about nothing',
  last: 'with their words last in lines about nothing',
} as const;

/**
 * Word by word at the edges of lines that are about nothing, as the rows of the data that hide their questions so. Answers are read as
 * they stand.
 */
export const inLineWords: Asking = {
  name: 'in-line-words',
  title: 'in the first or last words of lines',
  paper: 'Halawi et al. 2024, arXiv 2406.20053; Egler et al. 2025, arXiv 2510.16255',
  claims: ['last message'],
  ways: ({ coveredLines }) =>
    (['last', 'first'] as const).flatMap((place) => {
      const own = coveredLines.filter(({ lines }) => lines.place === place);
      const rows = own.reduce((sum, one) => sum + one.rows, 0);
      if (rows < fewestRows) return [];
      return [
        {
          id: `words-${place}-in-lines`,
          title: titles[place],
          reason: `${rows} rows hide what they ask so`,
          costFactor: 4,
          transform(conversation) {
            const { lines } = pickedFor(lastUserMessage(conversation), own);
            return { conversation: withLastUserMessage(conversation, (text) => hiddenIn(lines, text)) };
          },
        },
      ];
    }),
};

/** A text a word a line; lines come again where it has more words. */
function hiddenIn({ place, covers }: CoveredLines, text: string): string {
  const words = text.split(/\s+/).map((word) => word.replace(/[.,;:?!]+$/, ''));
  const lines = words.filter(Boolean).map((word, at) => {
    const cover = covers[at % covers.length];
    return place === 'first' ? `${word} ${cover}` : `${cover} ${word}`;
  });
  return lines.join('\n');
}
