import { createHash, randomUUID } from 'node:crypto';
import {
  batchPrice,
  costOf,
  findPrice,
  type PriceTable,
  type TokenPrices,
} from '../../data/prices/price-table.ts';
import { unpriced } from '../../data/prices/unpriced.ts';
import { HoldfastError } from '../../errors.ts';
import { unlessAborted } from '../../events/unless-aborted.ts';
import type { ExpectedUsage, Meter, Reservation } from '../../models/meter.ts';
import { streamJsonLines } from '../json-lines/json-lines.ts';
import { JsonLinesWriter } from '../json-lines/json-lines-writer.ts';
import { LedgerBook, type LedgerEntry, type LedgerLine, type ReservedLine } from './ledger-book.ts';

/**
 * The book of tokens and money of a run. What a request may cost is on the disk before it is sent, and counts as spent
 * until it is known what came of it: no kill loses count.
 */
export interface Ledger {
  /** A meter that books under a step's name. */
  meter(step: string): Meter;
  entries(): LedgerEntry[];
  /** Spent so far, in earlier starts as well, as far as prices are known; requests of unknown outcome at their most. */
  spent(): number;
  /** How much of that is for requests that nobody knows the outcome of. */
  unanswered(): number;
  flush(): Promise<void>;
}

/** A request that money is to be set aside for. */
interface Wanted {
  id: string;
  step: string;
  model: string;
  price: TokenPrices | undefined;
  expected: ExpectedUsage;
}

/**
 * Opens the ledger kept in a JSONL file. With a budget, in the currency of the table, requests are held back so that
 * it is not exceeded: each begins only when the most that it may cost still fits in. Throws HoldfastError `storage`.
 */
export async function openLedger(
  path: string,
  { prices, budget }: { prices: PriceTable; budget?: number },
): Promise<Ledger> {
  const book = new LedgerBook();
  const writer = new JsonLinesWriter<LedgerLine>(path, { sync: true });
  for await (const line of streamJsonLines<LedgerLine>(path, { isWhole: isLedgerLine })) book.add(line);

  const underWay = new Set<string>();
  let waiting: (() => void)[] = [];
  const write = (line: LedgerLine): Promise<void> => {
    book.add(line);
    return writer.add(line);
  };
  const release = (id: string): void => {
    underWay.delete(id);
    const woken = waiting;
    waiting = [];
    for (const wake of woken) wake();
  };
  const priceOf = (model: string, batch: boolean): TokenPrices | undefined => {
    const price = findPrice(prices, model);
    if (!price && budget !== undefined) throw unpriced(model);
    return price && batch ? batchPrice(price) : price;
  };
  const reservationOf = ({ id, step, model, price }: Wanted): Reservation => ({
    settle({ input, output, reasoning }) {
      release(id);
      if (book.isSettled(id)) return;
      const cost = price ? costOf(price, { input, output }) : null;
      void write({ settles: id, step, model, input, output, reasoning: reasoning || undefined, cost });
    },
    cancel() {
      release(id);
      if (book.open(id)) void write({ cancels: id });
    },
    forfeit(failure) {
      if (failure !== undefined && book.open(id)) void write({ failed: id, why: failure });
      release(id);
    },
  });
  /** Undefined when it would have to wait for other requests and `wait` is not set. */
  const setAside = async (
    wanted: Wanted,
    { wait, whatever, signal }: { wait: boolean; whatever: boolean; signal?: AbortSignal | undefined },
  ): Promise<{ reservation: Reservation; written: Promise<void> } | undefined> => {
    const { id, step, model, price, expected } = wanted;
    const reservation = reservationOf(wanted);
    if (book.open(id) || book.isSettled(id)) {
      underWay.add(id);
      return { reservation, written: Promise.resolve() };
    }
    const estimate = price ? costOf(price, expected) : 0;
    const needed = (): number => estimate * book.excessOf(model);
    while (!whatever && budget !== undefined && book.settledCost + book.openCost + needed() > budget) {
      if (!wait) return undefined;
      // Requests usually take less than was set aside for them; nothing under way means that nothing will come back.
      if (underWay.size === 0) throw usedUp({ budget, book, needed: needed(), currency: prices.currency });
      await unlessAborted(signal, new Promise<void>((resolve) => waiting.push(resolve)));
    }
    underWay.add(id);
    const line: ReservedLine = { reserved: id, step, model, ...expected, most: price ? needed() : null };
    if (line.most !== null && line.most !== estimate) line.estimate = estimate;
    return { reservation, written: write(line) };
  };
  const meter = (step: string): Meter => ({
    async reserve(model, expected, signal) {
      const wanted = { id: newId(), step, model, price: priceOf(model, false), expected };
      const setting = await setAside(wanted, { wait: true, whatever: false, signal });
      if (!setting) throw new Error('a reservation that waits was not given');
      await setting.written;
      return setting.reservation;
    },
    async reserveBatch(model, requests, { shortage, signal }) {
      const price = priceOf(model, true);
      const reservations: Reservation[] = [];
      const writes: Promise<void>[] = [];
      for (const { id, ...expected } of requests) {
        const wait = shortage === 'wait' && reservations.length === 0;
        const whatever = shortage === 'submitted';
        const setting = await setAside({ id, step, model, price, expected }, { wait, whatever, signal });
        if (!setting) break;
        reservations.push(setting.reservation);
        writes.push(setting.written);
      }
      await Promise.all(writes);
      return reservations;
    },
    keyOf: (request) => keyIn(book, [step, ...request]),
    found(model) {
      void write({ step, model, found: true, cost: findPrice(prices, model) ? 0 : null });
    },
  });
  const unanswered = (): number =>
    book.openCost - [...underWay].reduce((sum, id) => sum + (book.open(id)?.most ?? 0), 0);
  return {
    meter,
    entries: () => book.entries((id) => underWay.has(id)),
    spent: () => book.settledCost + unanswered(),
    unanswered,
    flush: () => writer.flush(),
  };
}

/** Tells requests of all starts apart. */
const start = randomUUID().slice(0, 8);
let count = 0;

function newId(): string {
  count += 1;
  return `${start}-${count.toString(36)}`;
}

/** A request's key; the id of the first request is in no other book, and on the disk before anything is sent. */
function keyIn({ firstId }: LedgerBook, request: readonly unknown[]): string {
  const identity = JSON.stringify([firstId, ...request]);
  return createHash('sha256').update(identity).digest('hex').slice(0, 32);
}

/** Whether a line is of the book; what is lost of one is in the other line of its request, so that none is missed. */
function isLedgerLine(value: object): boolean {
  const {
    reserved,
    settles,
    cancels,
    failed,
    found: fromCache,
    step,
    model,
    input,
    output,
    cost,
    most,
  } = value as Record<string, unknown>;
  const amount = reserved === undefined ? cost : most;
  const isCost = amount === null || Number.isFinite(amount);
  const named = typeof step === 'string' && typeof model === 'string' && isCost;
  if (typeof cancels === 'string' || typeof failed === 'string') return true;
  if (fromCache === true) return named;
  const counted = Number.isFinite(input) && Number.isFinite(output);
  return named && counted && (typeof reserved === 'string' || typeof settles === 'string');
}

/** Why nothing is sent any more: the service failed where requests that failed are what used the budget up. */
function usedUp({
  budget,
  book: { settledCost, openCost, failedCost, lastFailure },
  needed,
  currency,
}: {
  budget: number;
  book: LedgerBook;
  /** The most that the request costs which did not fit in. */
  needed: number;
  currency: string;
}): HoldfastError {
  if (lastFailure && settledCost + openCost - failedCost + needed <= budget) {
    return new HoldfastError(
      'model-failed',
      `${lastFailure.model}: ${lastFailure.why}. Requests that came to nothing may have cost up to ${failedCost.toFixed(4)} of the budget of ${budget} ${currency}, so no more are sent. See to the service before you start again with a higher budget; nothing answered is asked again.`,
    );
  }
  const next = `the next request may cost up to ${needed.toFixed(4)}. Raise it and start again, nothing answered is asked again.`;
  const budgetText = `The budget of ${budget} ${currency} is used up (${settledCost.toFixed(4)} spent`;
  const unknown = `, and up to ${openCost.toFixed(4)} for requests of unknown outcome`;
  return new HoldfastError('over-budget', `${budgetText}${openCost > 0 ? unknown : ''}): ${next}`);
}
