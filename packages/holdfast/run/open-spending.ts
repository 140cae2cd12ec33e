import { writeAtomically } from '../data/files/write-atomically.ts';
import { readPrices } from '../data/prices/read-prices.ts';
import type { HostedOptions } from '../models/hosted/hosted-chat-model.ts';
import { type Ledger, openLedger } from '../store/ledger/ledger.ts';
import type { RunFolder } from '../store/run-folder.ts';
import type { RunConfig } from './settings/run-config.ts';
import { recordedTuneCost } from './tune/tune-cost.ts';

/** What questions may cost, and how many are asked at once. */
export type SpendingSettings = Pick<RunConfig['audit'], 'budget' | 'prices' | 'concurrency'>;

/** The book that all questions of a command are paid from. */
export interface Spending {
  ledger: Ledger;
  currency: string;
  /** What hosted models and moderators are opened with, so that their requests are booked under a step's name. */
  under(step: string): HostedOptions;
  /** Makes sure that all so far is written down; more may follow. */
  close(): Promise<void>;
}

/**
 * Opens the book in a JSONL file of single requests, which holds what earlier starts spent as well: the budget is for all
 * of it. With `summary`, closing writes the sums by step and model there, and beside them what a tune costs, which the budget
 * is not for. Throws HoldfastError.
 */
export async function openSpending({
  file,
  summary,
  tune,
  settings: { budget, prices: pricesFile, concurrency },
}: {
  file: string;
  summary?: string;
  /** The record of a tune's events. */
  tune?: string;
  settings: SpendingSettings;
}): Promise<Spending> {
  const prices = await readPrices(pricesFile);
  const ledger = await openLedger(file, { prices, budget });
  const { currency, date } = prices;
  return {
    ledger,
    currency,
    under: (step) => ({
      meter: ledger.meter(step),
      concurrency,
    }),
    async close() {
      await ledger.flush();
      if (summary === undefined) return;
      const sums = {
        currency,
        pricesOf: date,
        spent: ledger.spent(),
        unanswered: ledger.unanswered() || undefined,
        steps: ledger.entries(),
      };
      const cost = tune === undefined ? undefined : await recordedTuneCost(tune);
      const whole = { ...sums, ...(cost ? { tune: cost } : {}) };
      await writeAtomically(summary, `${JSON.stringify(whole, null, 2)}\n`);
    },
  };
}

/** The book of a run folder: every step of the run is in it. */
export function openRunSpending(folder: RunFolder, settings: SpendingSettings): Promise<Spending> {
  return openSpending({
    file: folder.file('spending'),
    summary: folder.file('ledger'),
    tune: folder.file('tune'),
    settings,
  });
}
