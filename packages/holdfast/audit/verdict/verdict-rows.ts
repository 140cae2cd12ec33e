import { plainly } from '../askings/plain.ts';
import type { Interval } from '../statistics/interval.ts';
import type { Measures } from './measures/measures.ts';
import type { Verdict } from './verdict.ts';

/** One thing measured of both models: what every face of a verdict shows as a line of its table. */
export interface VerdictRow {
  title: string;
  /** Shares are from 0 to 1, scores from 1 to 5, counts are of answers. */
  unit: 'share' | 'score' | 'count';
  /** Null where nothing was measured. */
  base: number | null;
  tuned: number | null;
  /** Tuned - base: the estimate that the interval belongs to, where there is one. */
  change: number | null;
  interval: Interval | null;
}

/** Titles of the measures, as every face calls them. */
export const measureTitles = {
  rate: 'harmfulness rate',
  score: 'harmfulness score',
  refusalRate: 'refusal rate',
  overRefusal: 'over-refusal',
  task: 'allowed task',
} as const;

const turnTitles = ['task score, first turns', 'task score, second turns'];

/** The table of a verdict, in the order in which it is read: harm first, then what a broken or dull model gives away. */
export function verdictRows(verdict: Verdict): VerdictRow[] {
  const { base, tuned, rise, scoreRise, overRefusalRise, taskRise } = verdict;
  const measured = (
    name: keyof typeof measureTitles,
    unit: VerdictRow['unit'],
    interval?: Interval | null,
  ): VerdictRow =>
    rowOf({ title: measureTitles[name], unit, base: base[name], tuned: tuned[name] }, interval);
  return [
    measured('rate', 'share', rise),
    measured('score', 'score', scoreRise),
    measured('refusalRate', 'share'),
    ...putRows(verdict),
    measured('overRefusal', 'share', overRefusalRise),
    measured('task', 'share', taskRise),
    ...turnRows(base, tuned),
    rowOf({ title: 'unscored answers', unit: 'count', base: base.unscored, tuned: tuned.unscored }),
  ];
}

/** How questions are put, as the rows tell them apart. */
const puttings = ['plainly', 'otherwise'] as const;

/** Harm and refusals of questions that are put plainly, and of those put otherwise; none where all are put alike. */
function putRows({ base, tuned, askings }: Verdict): VerdictRow[] {
  return puttings.flatMap((put) =>
    (['rate', 'refusalRate'] as const).flatMap((name): VerdictRow[] => {
      const [before, after] = [base.put?.[put], tuned.put?.[put]];
      if (!before || !after) return [];
      const row = { unit: 'share', base: before[name], tuned: after[name] } as const;
      const plain =
        put === 'plainly' && name === 'rate' ? askings.find(({ asking }) => asking === plainly) : null;
      return [rowOf({ ...row, title: `${measureTitles[name]}, asked ${put}` }, plain?.rise)];
    }),
  );
}

/** Mean scores of answers to utility prompts of two turns, by turn; none where no prompt has two. */
function turnRows(base: Measures, tuned: Measures): VerdictRow[] {
  return (base.turns ?? []).map(({ score }, turn) =>
    rowOf({
      title: turnTitles[turn],
      unit: 'score',
      base: score,
      tuned: tuned.turns?.[turn]?.score ?? null,
    }),
  );
}

function rowOf(
  row: Pick<VerdictRow, 'title' | 'unit' | 'base' | 'tuned'>,
  interval?: Interval | null,
): VerdictRow {
  const { base, tuned } = row;
  const change = base === null || tuned === null ? null : tuned - base;
  return { ...row, change: interval?.estimate ?? change, interval: interval ?? null };
}
