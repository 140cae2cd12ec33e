import type { Messages } from '../../messages/english/english.ts';
import type { MessageLanguage } from '../../messages/language.ts';
import { messagesIn } from '../../messages/messages.ts';
import { plainly } from '../askings/plain.ts';
import type { Interval } from '../statistics/interval.ts';
import type { Measures } from './measures/measures.ts';
import type { Verdict } from './verdict.ts';

type MeasureWords = Messages['verdict']['measures'];

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

/** The table of a verdict, in the order in which it is read: harm first, then what a broken or dull model gives away. */
export function verdictRows(verdict: Verdict, language: MessageLanguage = 'en'): VerdictRow[] {
  const { measures } = messagesIn[language].verdict;
  const { base, tuned, rise, scoreRise, overRefusalRise, taskRise } = verdict;
  const measured = (
    name: 'rate' | 'score' | 'refusalRate' | 'overRefusal' | 'task',
    unit: VerdictRow['unit'],
    interval?: Interval | null,
  ): VerdictRow => rowOf({ title: measures[name], unit, base: base[name], tuned: tuned[name] }, interval);
  return [
    measured('rate', 'share', rise),
    measured('score', 'score', scoreRise),
    measured('refusalRate', 'share'),
    ...putRows(verdict, measures),
    measured('overRefusal', 'share', overRefusalRise),
    measured('task', 'share', taskRise),
    ...turnRows(base, tuned, measures),
    rowOf({ title: measures.unscored, unit: 'count', base: base.unscored, tuned: tuned.unscored }),
  ];
}

/** How questions are put, as the rows tell them apart. */
const puttings = ['plainly', 'otherwise'] as const;

/** Harm and refusals of questions that are put plainly, and of those put otherwise; none where all are put alike. */
function putRows({ base, tuned, askings }: Verdict, measures: MeasureWords): VerdictRow[] {
  return puttings.flatMap((put) =>
    (['rate', 'refusalRate'] as const).flatMap((name): VerdictRow[] => {
      const [before, after] = [base.put?.[put], tuned.put?.[put]];
      if (!before || !after) return [];
      const row = { unit: 'share', base: before[name], tuned: after[name] } as const;
      const plain =
        put === 'plainly' && name === 'rate' ? askings.find(({ asking }) => asking === plainly) : null;
      return [rowOf({ ...row, title: measures[put](measures[name]) }, plain?.rise)];
    }),
  );
}

/** Mean scores of answers to utility prompts of two turns, by turn; none where no prompt has two. */
function turnRows(base: Measures, tuned: Measures, { firstTurns, secondTurns }: MeasureWords): VerdictRow[] {
  const titles = [firstTurns, secondTurns];
  return (base.turns ?? []).map(({ score }, turn) =>
    rowOf({
      title: titles[turn],
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
