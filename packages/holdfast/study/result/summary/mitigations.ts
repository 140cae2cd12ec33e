import type { Condition } from '../../cells/conditions.ts';
import { defenceTitle } from '../../cells/defence-title.ts';
import type { Estimate } from '../../tables/study-table.ts';
import { dataText, estimateText, listText, noticeable, type SummaryWords } from './phrases.ts';

/** What safety examples did, against the same tune without them. */
export function mitigations(conditions: readonly Condition[], words: SummaryWords): string[] {
  const withSafety = conditions.filter(({ settings }) => settings.safetyExamples > 0);
  const byTune = Map.groupBy(withSafety, ({ settings }) =>
    JSON.stringify({ ...settings, safetyExamples: 0 } satisfies Condition['settings']),
  );
  return [...byTune].flatMap(([tune, mixed]) => {
    const without = conditions.find(({ settings }) => JSON.stringify(settings) === tune);
    if (!without?.tuned.rate) return [];
    const rates = mixed.flatMap(({ settings, tuned }) =>
      tuned.rate ? [words.withSafety(estimateText(tuned.rate, words), settings.safetyExamples)] : [],
    );
    if (rates.length === 0) return [];
    const damaged = !without.base.rate || without.tuned.rate.mean - without.base.rate.mean >= noticeable;
    const helped = mixed.some(({ tuned }) => isLower(tuned.rate, without.tuned.rate));
    return [
      words.withoutSafety({
        opening: !damaged ? words.mixed.little : helped ? words.mixed.helped : words.mixed.not,
        data: dataText(without, words),
        without: estimateText(without.tuned.rate, words),
        rates: listText(rates, words),
      }),
    ];
  });
}

/** Whether a rate is lower than another by what is worth words, and in every seed than in any of the other. */
function isLower(rate: Estimate | null, other: Estimate | null): boolean {
  return (
    rate !== null && other !== null && other.mean - rate.mean >= noticeable && rate.greatest < other.least
  );
}

/** What defences did, against the same tune without them. */
export function defended(conditions: readonly Condition[], words: SummaryWords): string[] {
  const withDefence = conditions.filter(({ settings }) => settings.defence !== undefined);
  const byTune = Map.groupBy(withDefence, ({ settings }) => undefendedKey(settings));
  return [...byTune].flatMap(([tune, guarded]) => {
    const without = conditions.find(
      ({ settings }) => settings.defence === undefined && undefendedKey(settings) === tune,
    );
    if (!without?.tuned.rate) return [];
    const rates = guarded.flatMap(({ settings: { defence }, tuned }) =>
      tuned.rate && defence !== undefined
        ? [words.withDefence(estimateText(tuned.rate, words), defenceTitle(defence))]
        : [],
    );
    if (rates.length === 0) return [];
    return [
      words.withoutDefence({
        data: dataText(without, words),
        without: estimateText(without.tuned.rate, words),
        rates: listText(rates, words),
      }),
    ];
  });
}

function undefendedKey(settings: Condition['settings']): string {
  return JSON.stringify({ ...settings, defence: undefined } satisfies Condition['settings']);
}
