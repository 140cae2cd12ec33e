import type { Money, TuneEvent } from '../../models/tuning/tuner.ts';
import { recoverJsonLines } from '../../store/json-lines/json-lines.ts';

/** An amount of money, and what it is for. */
export interface Charge extends Money {
  /** Those that the amount is for. */
  tokens?: number;
  /** Where the amount is from. */
  source: string;
}

/** What a tune elsewhere costs, as the ledger holds it. */
export interface TuneCost {
  /** Before the money is spent. */
  estimated?: Charge;
  /** Once the job has ended. */
  billed?: Charge;
}

/** What a tune costs by its events: of several estimates and bills, the last. Undefined where no price was told. */
export function tuneCost(events: readonly TuneEvent[]): TuneCost | undefined {
  const last = (basis: 'estimate' | 'billed'): Charge | undefined => {
    const event = events.findLast((candidate) => candidate.type === 'price' && candidate.basis === basis);
    if (event?.type !== 'price') return undefined;
    const { price, tokens, source } = event;
    return { ...price, ...(tokens === undefined ? {} : { tokens }), source };
  };
  const estimated = last('estimate');
  const billed = last('billed');
  if (!estimated && !billed) return undefined;
  return { estimated, billed };
}

/** What the tune costs whose events a file records. */
export async function recordedTuneCost(record: string): Promise<TuneCost | undefined> {
  return tuneCost(await recoverJsonLines<TuneEvent>(record, { strict: true }));
}
