import type { VerdictRow } from '../audit/verdict/verdict-rows.ts';
import type { MessageLanguage } from '../messages/language.ts';
import { messagesIn } from '../messages/messages.ts';
import { count, nothing, percent, points, scoreText, signed } from '../number-text.ts';

/** A row of a verdict's table as text: shares as percentages, their changes in percentage points. */
export interface VerdictRowText {
  title: string;
  base: string;
  tuned: string;
  change: string;
  /** Such as `−1.1 to +1.1`; a dash where there is no interval. */
  interval: string;
}

/** The titles of the columns, in the order of `VerdictRowText`. */
export function verdictColumns(language: MessageLanguage = 'en'): readonly string[] {
  return messagesIn[language].verdict.columns;
}

/** Writes the numbers of a row out. Returns texts without markup. */
export function verdictRowText(
  { title, unit, base, tuned, change, interval }: VerdictRow,
  language: MessageLanguage = 'en',
): VerdictRowText {
  const { range } = messagesIn[language].verdict;
  const { value, difference } = writers[unit];
  return {
    title,
    base: value(base),
    tuned: value(tuned),
    change: change === null ? nothing : difference(change),
    interval: interval ? range(difference(interval.lower), difference(interval.upper)) : nothing,
  };
}

const writers: Record<
  VerdictRow['unit'],
  { value(value: number | null): string; difference(value: number): string }
> = {
  share: { value: percent, difference: points },
  score: { value: scoreText, difference: (value) => signed(value, 2) },
  count: {
    value: (value) => (value === null ? nothing : count(value)),
    difference: (value) => signed(value, 0),
  },
};
