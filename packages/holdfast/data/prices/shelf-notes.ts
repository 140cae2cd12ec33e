import { leavesWithin, oldAfterDays, oldPriceDays, type PriceTable } from './price-table.ts';

/** A vendor's model that is taken away within so many days is warned of. */
const warnedDays = 365;

/**
 * What has aged, or will soon be gone, of the models that are asked or tuned: prices that were known more than 90 days ago, and
 * models whose vendor takes them away, with everything that was tuned from them. A sentence each, those on models first.
 */
export function shelfNotes(prices: PriceTable, models: readonly string[], now: Date): string[] {
  const leaving = leavingNotes(prices, models, now);
  const old = [...new Set(models)].flatMap((model) => {
    const days = oldPriceDays(prices, model, now);
    return days === undefined ? [] : [{ model, days }];
  });
  return [
    ...leaving,
    ...[...Map.groupBy(old, ({ days }) => days)].map(
      ([days, ofDays]) =>
        `The prices of ${ofDays.map(({ model }) => model).join(', ')} were known ${days} days ago, and prices are old after ${oldAfterDays}: compare them with the vendor's page, and name a file of your own (--prices).`,
    ),
  ];
}

/** The models whose vendor takes them away, with everything that was tuned from them, a sentence each. */
export function leavingNotes(prices: PriceTable, models: readonly string[], now: Date): string[] {
  return [...new Set(models)].flatMap((model) => {
    const day = leavesWithin(prices, model, { days: warnedDays, now });
    if (day === undefined) return [];
    const gone = Date.parse(day) <= now.getTime();
    return `${model} ${gone ? 'was' : 'is'} taken away by its vendor on ${day}${gone ? '' : ', and models tuned from it with it'}; name one that stays.`;
  });
}
