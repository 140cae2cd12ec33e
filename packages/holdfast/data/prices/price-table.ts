/** Prices for a million tokens. */
export interface TokenPrices {
  input: number;
  output: number;
}

/** What a model costs. */
export interface ModelPrice extends TokenPrices {
  /** The beginning of the model's name. */
  model: string;
  /** The factor of batch endpoints, such as 0.5; absent where there are none. */
  batch?: number | undefined;
  /** For a million tokens tuned on. */
  training?: number | undefined;
  /** Of a model that was fine-tuned from this one, and the factor of its batches where that is another. */
  tuned?: (TokenPrices & { batch?: number | undefined }) | undefined;
  /** The day on which the vendor takes it away, and what was tuned from it with it. */
  shutdown?: string | undefined;
  /** The day on which this price was known, where it is another than the table's. */
  asOf?: string | undefined;
}

/** List prices as they were known on a day. */
export interface PriceTable {
  date: string;
  currency: string;
  models: readonly ModelPrice[];
}

const million = 1e6;

/** The price of a model by its whole name, such as `openai:gpt-4.1-mini`; undefined when the table does not know it. */
export function findPrice(table: PriceTable, model: string): ModelPrice | undefined {
  const best = findBase(table, model);
  if (!best || !model.includes(tunedMark)) return best;
  return best.tuned && { ...best, ...best.tuned };
}

/** Stands in the name of a model that was tuned from another, before that other's name. */
const tunedMark = ':ft:';

/** What the table knows of a model, or of the one that it was tuned from. */
function findBase(table: PriceTable, model: string): ModelPrice | undefined {
  const name = model.replace(tunedMark, ':');
  const [best] = table.models
    .filter((price) => isVersionOf(name, price.model))
    .sort((a, b) => b.model.length - a.model.length);
  return best;
}

/** Whether a name is a model's, or a version of it: `gpt-5-2025-08-07` is one of `gpt-5`, and `gpt-5.1` is another model. */
function isVersionOf(name: string, model: string): boolean {
  // One that ends with the mark after an address or a vendor stands for all that is there.
  return name.startsWith(model) && (/[#:]$/.test(model) || !/^[.\w]/.test(name.slice(model.length)));
}

/** What tokens cost, in the table's currency; reasoning is written tokens. */
export function costOf(prices: TokenPrices, { input, output }: { input: number; output: number }): number {
  return (input * prices.input + output * prices.output) / million;
}

/** The price of a model's tokens when it is asked in batches: the whole price where no factor is known. */
export function batchPrice({ input, output, batch = 1 }: ModelPrice): TokenPrices {
  return { input: input * batch, output: output * batch };
}

const dayMilliseconds = 24 * 60 * 60 * 1000;

/** So many days after prices and models were known they may have changed, and that is told. */
export const oldAfterDays = 90;

/** Whether what was known on a day is old by now. */
export function isOld(day: string, now: Date): boolean {
  return daysSince(day, now) > oldAfterDays;
}

function daysSince(day: string, now: Date): number {
  return Math.floor((now.getTime() - Date.parse(day)) / dayMilliseconds);
}

/** How many days ago the price of a model was known; undefined where it is not known, and where it is not old yet. */
export function oldPriceDays(table: PriceTable, model: string, now: Date): number | undefined {
  const price = findPrice(table, model);
  if (!price) return undefined;
  const day = price.asOf ?? table.date;
  return isOld(day, now) ? daysSince(day, now) : undefined;
}

/**
 * The day on which a model is taken away, or the one that it was tuned from, when that is within so many days or over; undefined
 * where it is not told.
 */
export function leavesWithin(
  table: PriceTable,
  model: string,
  { days, now }: { days: number; now: Date },
): string | undefined {
  const shutdown = findBase(table, model)?.shutdown;
  if (shutdown === undefined) return undefined;
  return Date.parse(shutdown) - now.getTime() <= days * dayMilliseconds ? shutdown : undefined;
}
