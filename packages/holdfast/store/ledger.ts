import {
  batchPrice,
  costOf,
  findPrice,
  type PriceTable,
  type TokenPrices,
} from '../data/prices/price-table.ts';
import { HoldfastError } from '../errors.ts';
import type { TokenUsage } from '../models/chat-model.ts';
import type { ExpectedUsage, Meter, Reservation } from '../models/meter.ts';
import { streamJsonLines } from './json-lines.ts';
import { JsonLinesWriter } from './json-lines-writer.ts';

/** A line of the ledger: one request that was answered, or an answer that need not be asked for. */
interface LedgerLine extends TokenUsage {
  step: string;
  model: string;
  /** In the currency of the price table; null where no price is known. */
  cost: number | null;
  /** Of a request of a batch: the batch and the request. */
  receipt?: string;
  /** The answer was found in a cache. */
  found?: true;
}

/** What one model took in one step. */
export interface LedgerEntry extends TokenUsage {
  step: string;
  model: string;
  requests: number;
  /** Answers that were found in a cache, at no cost. */
  found?: number;
  /** Null where no price is known. */
  cost: number | null;
}

/** The book of tokens and money of a run. Every paid request is written down at once, so that no kill loses count. */
export interface Ledger {
  /** A meter that books under a step's name. */
  meter(step: string): Meter;
  entries(): LedgerEntry[];
  /** Spent so far, in earlier starts as well, as far as prices are known. */
  spent(): number;
  flush(): Promise<void>;
}

/**
 * Opens the ledger kept in a JSONL file. With a budget, in the currency of the table, requests are held back so that
 * it is not exceeded: each begins only when the most that it may cost still fits in. Throws HoldfastError `storage`.
 */
export async function openLedger(
  path: string,
  { prices, budget }: { prices: PriceTable; budget?: number },
): Promise<Ledger> {
  const entries = new Map<string, LedgerEntry>();
  const writer = new JsonLinesWriter<LedgerLine>(path);
  let spent = 0;
  let reserved = 0;
  let waiting: (() => void)[] = [];
  // How much more than expected a model's requests have been seen to cost: estimates of tokens can be too low.
  const excess = new Map<string, number>();
  const receipts = new Set<string>();

  const book = (line: LedgerLine): void => {
    if (line.receipt !== undefined) receipts.add(line.receipt);
    const key = `${line.step} ${line.model}`;
    const entry = entries.get(key) ?? emptyEntry(line);
    if (line.found) entry.found = (entry.found ?? 0) + 1;
    else entry.requests += 1;
    entry.input += line.input;
    entry.output += line.output;
    if (line.reasoning) entry.reasoning = (entry.reasoning ?? 0) + line.reasoning;
    if (line.cost !== null && entry.cost !== null) entry.cost += line.cost;
    entries.set(key, entry);
    spent += line.cost ?? 0;
  };
  for await (const line of streamJsonLines<LedgerLine>(path)) book(line);

  const release = (amount: number): void => {
    reserved -= amount;
    const woken = waiting;
    waiting = [];
    for (const wake of woken) wake();
  };
  const priceOf = (model: string, batch: boolean): TokenPrices | undefined => {
    const price = findPrice(prices, model);
    if (!price && budget !== undefined) throw unpriced(model);
    return price && batch ? batchPrice(price) : price;
  };
  /** Undefined when it would have to wait for other requests and `wait` is not set. */
  const setAside = async (
    { step, model, price }: { step: string; model: string; price: TokenPrices | undefined },
    expected: ExpectedUsage,
    { wait, whatever, signal }: { wait: boolean; whatever: boolean; signal?: AbortSignal | undefined },
  ): Promise<Reservation | undefined> => {
    const estimate = price ? costOf(price, expected) : 0;
    const needed = (): number => estimate * (excess.get(model) ?? 1);
    while (!whatever && budget !== undefined && spent + reserved + needed() > budget) {
      if (!wait) return undefined;
      // Requests usually take less than was set aside for them; nothing under way means that nothing will come back.
      if (reserved <= 1e-12) throw overBudget(budget, spent, prices.currency);
      await new Promise<void>((resolve) => waiting.push(resolve));
      signal?.throwIfAborted();
    }
    const amount = needed();
    reserved += amount;
    return {
      settle({ input, output, reasoning }, receipt) {
        release(amount);
        if (receipt !== undefined && receipts.has(receipt)) return;
        const cost = price ? costOf(price, { input, output }) : null;
        const of = {
          reasoning: reasoning || undefined,
          cost,
          receipt,
        };
        const line = { step, model, input, output, ...of };
        book(line);
        writer.add(line);
        if (estimate > 0) excess.set(model, Math.max(excess.get(model) ?? 1, (cost ?? 0) / estimate));
      },
      cancel: () => release(amount),
    };
  };
  const meter = (step: string): Meter => ({
    async reserve(model, expected, signal) {
      const of = { step, model, price: priceOf(model, false) };
      const reservation = await setAside(of, expected, { wait: true, whatever: false, signal });
      if (!reservation) throw new Error('a reservation that waits was not given');
      return reservation;
    },
    async reserveBatch(model, expected, { shortage, signal }) {
      const of = { step, model, price: priceOf(model, true) };
      const reservations: Reservation[] = [];
      for (const one of expected) {
        const wait = shortage === 'wait' && reservations.length === 0;
        const reservation = await setAside(of, one, { wait, whatever: shortage === 'submitted', signal });
        if (!reservation) break;
        reservations.push(reservation);
      }
      return reservations;
    },
    found(model) {
      const cost = findPrice(prices, model) ? 0 : null;
      const line: LedgerLine = { step, model, input: 0, output: 0, cost, found: true };
      book(line);
      writer.add(line);
    },
  });
  return {
    meter,
    entries: () => [...entries.values()].map((entry) => ({ ...entry })),
    spent: () => spent,
    flush: () => writer.flush(),
  };
}

function emptyEntry({ step, model, cost }: LedgerLine): LedgerEntry {
  return { step, model, requests: 0, input: 0, output: 0, cost: cost === null ? null : 0 };
}

function unpriced(model: string): HoldfastError {
  return new HoldfastError(
    'bad-usage',
    `No price is known for ${model}, so a budget cannot be kept; add it to a file of prices and name that with --prices.`,
  );
}

function overBudget(budget: number, spent: number, currency: string): HoldfastError {
  return new HoldfastError(
    'over-budget',
    `The budget of ${budget} ${currency} is used up (${spent.toFixed(4)} spent); raise it and start again, nothing answered is asked again.`,
  );
}
