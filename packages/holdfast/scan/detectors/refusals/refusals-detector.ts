import { isRefusal } from '../../../refusal/read-refusal.ts';
import type { FileDetector } from '../detector.ts';
import { wordFact } from '../word-fact.ts';

/** Counts the rows that refuse: safety examples that the data brings along, which the risk of the data set goes by. */
export function refusalsDetector(): FileDetector<true> {
  return {
    kind: 'file',
    name: 'refusals',
    harm: 'none',
    note(row) {
      const answer = row.text.messages.findLast(({ learned }) => learned);
      return answer && isRefusal(answer.text) ? true : undefined;
    },
    start() {
      let count = 0;
      return {
        take() {
          count += 1;
        },
        finish: () => [],
        facts: () => [wordFact('refusals', { value: count, rows: count })],
      };
    },
  };
}
