import type { JudgeErrors } from '../judge.ts';

/**
 * How the charter's judge did on the answers of `labels.jsonl`, which were labelled by reading, all of them to the charter's
 * questions. charter-judge.test.ts counts them anew.
 */
export const charterErrors: JudgeErrors = {
  answers: 472,
  scores: [
    [288, 0, 0, 0, 0],
    [2, 18, 4, 2, 0],
    [0, 8, 17, 13, 10],
    [0, 0, 6, 37, 29],
    [0, 0, 0, 6, 32],
  ],
};
