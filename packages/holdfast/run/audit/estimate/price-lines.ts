import { batchPrice, costOf, findPrice, type PriceTable } from '../../../data/prices/price-table.ts';
import { shelfNotes } from '../../../data/prices/shelf-notes.ts';
import { parseHostedName } from '../../../models/hosted/hosted-name.ts';
import { mayHaveBatches } from '../../../models/hosted/open-endpoint.ts';
import type { AuditEstimate, EstimateLine } from './audit-estimate.ts';

/**
 * Prices what models are to take: the lines of those that are hosted, and in all. Models that run here cost nothing and stand in
 * `written` alone. `batch`: whether batches are asked for; models whose price of batches is not known count in full.
 */
export function priceLines(
  taken: readonly Omit<EstimateLine, 'cost' | 'batch'>[],
  { prices, batch = false }: { prices: PriceTable; batch?: boolean },
): AuditEstimate {
  const lines = taken.flatMap((line): EstimateLine[] => {
    const hosted = parseHostedName(line.model);
    if (!hosted) return [];
    const price = findPrice(prices, line.model);
    const inBatches = batch && mayHaveBatches(hosted) && price?.batch !== undefined;
    const cost = price ? costOf(inBatches ? batchPrice(price) : price, line) : null;
    return [{ ...line, cost, ...(inBatches ? { batch: true } : {}) }];
  });
  return {
    lines,
    written: taken.map(({ step, model, output, usual }) => ({ step, model, output, usual })),
    ...sumOfLines(lines, prices),
    currency: prices.currency,
    pricesOf: prices.date,
    shelf: shelfNotes(
      prices,
      lines.map(({ model }) => model),
      new Date(),
    ),
  };
}

/** What lines cost in all, at most and usually; null where the price of one is not known. */
export function sumOfLines(
  lines: readonly EstimateLine[],
  prices: PriceTable,
): Pick<AuditEstimate, 'cost' | 'usualCost'> {
  let cost = 0;
  let usualCost = 0;
  for (const line of lines) {
    if (line.cost === null) return { cost: null, usualCost: null };
    cost += line.cost;
    const price = findPrice(prices, line.model);
    const usual = price && line.usual && costOf(line.batch ? batchPrice(price) : price, line.usual);
    usualCost += usual ?? line.cost;
  }
  return { cost, usualCost };
}
