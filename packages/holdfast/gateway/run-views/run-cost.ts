import { z } from 'zod';
import type { TuneCost } from '../../run/tune/tune-cost.ts';
import type { LedgerEntry } from '../../store/ledger/ledger-book.ts';
import type { RunFolder } from '../../store/run-folder.ts';

/** What a run has cost so far, by step and model. */
export interface RunCost {
  currency: string;
  spent: number;
  /** How much of that is for requests that nobody knows the outcome of, at their most. */
  unanswered?: number;
  steps: readonly LedgerEntry[];
  tune?: TuneCost;
}

const ledgerSchema = z.looseObject({
  currency: z.string(),
  spent: z.number(),
  unanswered: z.number().optional(),
  steps: z.array(z.looseObject({})),
});

/** Reads what a run has cost; null where nothing is known of it, as in the cells of a study, whose ledgers tell tokens alone. */
export async function readRunCost(folder: RunFolder): Promise<RunCost | null> {
  const value = await folder.readJson('ledger');
  return ledgerSchema.safeParse(value).success ? (value as RunCost) : null;
}
