import { findPrice } from '../data/prices/price-table.ts';
import { readPrices } from '../data/prices/read-prices.ts';
import { unpriced } from '../data/prices/unpriced.ts';
import { parseHostedName } from '../models/hosted/hosted-name.ts';
import type { SpendingSettings } from './open-spending.ts';

/**
 * Throws HoldfastError `bad-usage` for the first hosted model whose price is not known where a budget is to be kept: its first request
 * would, once others are paid for. Without a budget, anything may be asked.
 */
export async function requirePrices(
  { budget, prices: file }: Pick<SpendingSettings, 'budget' | 'prices'>,
  models: readonly string[],
): Promise<void> {
  if (budget === undefined) return;
  const prices = await readPrices(file);
  const missing = models.find((model) => parseHostedName(model) && !findPrice(prices, model));
  if (missing !== undefined) throw unpriced(missing);
}
