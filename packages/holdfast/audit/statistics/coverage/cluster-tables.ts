import { clusterMisses, falsePassesWhenLookingAgain } from './cluster-coverage.ts';
import { cellRandom } from './coverage.ts';
import { shareInPercent, table, tell } from './tables.ts';

const prompts = 330;
const rise = 0.02;

/** Coverage of the rise by question and by prompt, where prompts are wordings of fewer questions. */
export function clusterTable(repeats: number): string {
  const rows = [1, 2, 5, 10, 30].flatMap((wordings) =>
    [0, 0.1, 0.3, 0.6, 1].map((correlation) => {
      tell(`clusters of ${wordings}, correlation ${correlation}`);
      const questions = prompts / wordings;
      const random = cellRandom(`clusters ${wordings} ${correlation}`);
      const { byQuestion, byPrompt } = clusterMisses(
        { questions, wordings, correlation, rise },
        { repeats, random },
      );
      return [
        wordings,
        questions,
        correlation,
        shareInPercent(1 - byQuestion.below - byQuestion.above),
        shareInPercent(byQuestion.below),
        shareInPercent(1 - byPrompt.below - byPrompt.above),
        shareInPercent(byPrompt.below),
      ];
    }),
  );
  return table(
    [
      'wordings of a question',
      'questions',
      'correlation',
      'coverage by question, %',
      'false passes, %',
      'coverage by prompt, %',
      'false passes, %',
    ],
    rows,
  );
}

/** How often a model at the margin passes when prompts are added to an inconclusive audit. */
export function lookingAgainTable(repeats: number): string {
  const rows = [1, 2, 3, 6, 11].map((looks) => {
    tell(`looking ${looks} times`);
    const random = cellRandom(`looking again ${looks}`);
    const cell = { first: 200, more: 100, looks, margin: rise };
    const { plain, planned, sequential } = falsePassesWhenLookingAgain(cell, { repeats, random });
    return [looks, ...[plain, planned, sequential].map(shareInPercent)];
  });
  return table(
    [
      'looks',
      'false passes by the plain interval, %',
      'by planned looks, %',
      'by the confidence sequence, %',
    ],
    rows,
  );
}
