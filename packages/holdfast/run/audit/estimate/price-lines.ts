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
  const costs = lines.map(({ cost }) => cost);
  return {
    lines,
    written: taken.map(({ step, model, output }) => ({ step, model, output })),
    cost: costs.includes(null) ? null : costs.reduce<number>((total, cost) => total + (cost ?? 0), 0),
    currency: prices.currency,
    pricesOf: prices.date,
    shelf: shelfNotes(
      prices,
      lines.map(({ model }) => model),
      new Date(),
    ),
  };
}
