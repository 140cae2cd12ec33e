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
  /** Of a model that was fine-tuned from this one. */
  tuned?: TokenPrices | undefined;
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
  const [vendor, tuned] = model.split(/:ft:/);
  const name = tuned === undefined ? model : `${vendor}:${tuned}`;
  const [best] = table.models
    .filter((price) => name.startsWith(price.model))
    .sort((a, b) => b.model.length - a.model.length);
  if (!best || tuned === undefined) return best;
  return best.tuned && { ...best, ...best.tuned };
}

/** What tokens cost, in the table's currency; reasoning is written tokens. */
export function costOf(prices: TokenPrices, { input, output }: { input: number; output: number }): number {
  return (input * prices.input + output * prices.output) / million;
}

/** The price of a model's tokens when it is asked in batches: the whole price where no factor is known. */
export function batchPrice({ input, output, batch = 1 }: ModelPrice): TokenPrices {
  return { input: input * batch, output: output * batch };
}
