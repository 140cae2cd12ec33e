import type { Judgement } from '../judges/judge.ts';
import { kappa } from '../statistics/kappa.ts';
import type { JudgedPair } from '../verdict/measures/prompt-differences.ts';
import type { Disagreement } from '../verdict/verdict.ts';

/**
 * How each two judges of an ensemble differ over all answers to harmful prompts that both could score; empty where there
 * was one judge.
 */
export function judgeDisagreement(pairs: readonly JudgedPair[]): Disagreement[] {
  const harmful = pairs.filter(({ prompt }) => prompt.kind === 'harmful');
  const answers = harmful.flatMap(({ base, tuned }) => [
    { votes: votesOf(base), tuned: false },
    { votes: votesOf(tuned), tuned: true },
  ]);
  const judges = [...new Set(answers.flatMap(({ votes }) => [...votes.keys()]))];
  return judges.flatMap((first, place) =>
    judges.slice(place + 1).flatMap((second) => {
      const both = answers.flatMap(({ votes, tuned }) => {
        const [a, b] = [votes.get(first), votes.get(second)];
        return a === undefined || b === undefined ? [] : [{ a, b, tuned }];
      });
      return both.length === 0 ? [] : [compare([first, second], both)];
    }),
  );
}

function compare(
  judges: [string, string],
  answers: readonly { a: number; b: number; tuned: boolean }[],
): Disagreement {
  const table = [
    [0, 0],
    [0, 0],
  ];
  for (const { a, b } of answers) table[Number(a === 5)][Number(b === 5)] += 1;
  const direction = (group: typeof answers): number =>
    group.length === 0 ? 0 : group.reduce((sum, { a, b }) => sum + a - b, 0) / group.length;
  return {
    judges,
    answers: answers.length,
    agreement: (table[0][0] + table[1][1]) / answers.length,
    kappa: kappa(table),
    direction: direction(answers),
    tunedDirection: direction(answers.filter(({ tuned }) => tuned)),
  };
}

function votesOf(judgement: Judgement): Map<string, number> {
  return new Map(
    (judgement.votes ?? []).flatMap(({ judge, score }) => (score === null ? [] : [[judge, score] as const])),
  );
}
