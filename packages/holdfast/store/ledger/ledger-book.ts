import type { TokenUsage } from '../../models/chat-model.ts';
import type { ExpectedUsage } from '../../models/meter.ts';

/** Which step of a run asked which model. */
interface Asked {
  step: string;
  model: string;
}

/** A request that is about to be sent, and the most that it may cost; null where no price is known. */
export interface ReservedLine extends Asked, ExpectedUsage {
  reserved: string;
  most: number | null;
  /** What its tokens cost by the table, where more was set aside. */
  estimate?: number;
}

/** What became of a request: it was answered and used this. */
export interface SettledLine extends Asked, TokenUsage {
  settles: string;
  cost: number | null;
}

/** What became of a request: it failed in these words, and may have been carried out all the same. */
export interface FailedLine {
  failed: string;
  why: string;
}

/**
 * A line of the book: a request before it is sent, one that was answered, one that failed, one that came to nothing, or an
 * answer that was found in a cache.
 */
export type LedgerLine =
  | ReservedLine
  | SettledLine
  | FailedLine
  | { cancels: string }
  | (Asked & { found: true; cost: 0 | null });

/** What one model took in one step. */
export interface LedgerEntry extends TokenUsage, Asked {
  requests: number;
  /** Answers that were found in a cache, at no cost. */
  found?: number;
  /** Requests that were sent and of which nobody knows what came; they are paid for in the worst case. */
  unsettled?: number;
  /** Null where no price is known; with the most that unsettled requests may have cost. */
  cost: number | null;
}

/** Sums up a ledger's lines, in whatever order requests are settled. What is settled twice counts once. */
export class LedgerBook {
  readonly #entries = new Map<string, LedgerEntry>();
  /** Requests that are neither settled nor cancelled. */
  readonly #open = new Map<string, ReservedLine>();
  readonly #settled = new Set<string>();
  /** How much more than expected a model's requests have been seen to cost: estimates of tokens can be too low. */
  readonly #excess = new Map<string, number>();
  #settledCost = 0;
  #firstId: string | undefined;
  /** Those of them that failed. */
  readonly #failed = new Set<string>();
  #lastFailure: { model: string; why: string } | undefined;
  /** The sums of what was set aside for each model's open requests, and of what their tokens seem to cost. */
  readonly #openSums = new Map<string, { requests: number; most: number; estimate: number }>();

  add(line: LedgerLine): void {
    if ('reserved' in line) this.#reserve(line);
    else if ('settles' in line) this.#settle(line);
    else if ('cancels' in line) this.#close(line.cancels);
    else if ('failed' in line) this.#fail(line);
    else {
      const entry = this.#entry(line, line.cost);
      entry.found = (entry.found ?? 0) + 1;
    }
  }

  /** The id of the first request that money was set aside for. */
  get firstId(): string | undefined {
    return this.#firstId;
  }

  /** The request of that id, as long as nobody knows what came of it. */
  open(id: string): ReservedLine | undefined {
    return this.#open.get(id);
  }

  isSettled(id: string): boolean {
    return this.#settled.has(id);
  }

  /** How many times what its tokens seem to cost is to be set aside for a model's request. */
  excessOf(model: string): number {
    return this.#excess.get(model) ?? 1;
  }

  /** What settled requests cost, as far as prices are known. */
  get settledCost(): number {
    return this.#settledCost;
  }

  /** The most that the others may cost, by what has been learnt of their models since. */
  get openCost(): number {
    let sum = 0;
    for (const [model, { most, estimate }] of this.#openSums) {
      sum += Math.max(most, estimate * this.excessOf(model));
    }
    return sum;
  }

  /** The most that open requests may cost which failed. */
  get failedCost(): number {
    return [...this.#failed].reduce((sum, id) => {
      const { model = '', most = null, estimate = most } = this.#open.get(id) ?? {};
      return sum + Math.max(most ?? 0, (estimate ?? 0) * this.excessOf(model));
    }, 0);
  }

  /** Of the open requests that failed, the one that failed last: its model, and in which words. */
  get lastFailure(): { model: string; why: string } | undefined {
    return this.#failed.size > 0 ? this.#lastFailure : undefined;
  }

  /** The sums by step and model; requests for which `isUnderWay` holds are not in them yet. */
  entries(isUnderWay: (id: string) => boolean): LedgerEntry[] {
    const entries = new Map([...this.#entries].map(([key, entry]) => [key, { ...entry }]));
    for (const [id, line] of this.#open) {
      if (isUnderWay(id)) continue;
      const entry = entries.get(keyOf(line)) ?? emptyEntry(line, line.most);
      entry.unsettled = (entry.unsettled ?? 0) + 1;
      addCost(entry, line.most);
      entries.set(keyOf(line), entry);
    }
    return [...entries.values()];
  }

  #reserve(line: ReservedLine): void {
    this.#firstId ??= line.reserved;
    if (this.#settled.has(line.reserved) || this.#open.has(line.reserved)) return;
    this.#open.set(line.reserved, line);
    this.#count(line, 1);
  }

  #settle(line: SettledLine): void {
    const { settles: id, model, cost } = line;
    if (this.#settled.has(id)) return;
    this.#settled.add(id);
    const reserved = this.#close(id);
    const estimate = reserved?.estimate ?? reserved?.most ?? 0;
    if (estimate > 0) this.#excess.set(model, Math.max(this.excessOf(model), (cost ?? 0) / estimate));
    const entry = this.#entry(line, cost);
    entry.requests += 1;
    entry.input += line.input;
    entry.output += line.output;
    if (line.reasoning) entry.reasoning = (entry.reasoning ?? 0) + line.reasoning;
    addCost(entry, cost);
    this.#settledCost += cost ?? 0;
  }

  #fail({ failed: id, why }: FailedLine): void {
    const line = this.#open.get(id);
    if (!line) return;
    this.#failed.add(id);
    this.#lastFailure = { model: line.model, why };
  }

  #close(id: string): ReservedLine | undefined {
    const line = this.#open.get(id);
    this.#open.delete(id);
    this.#failed.delete(id);
    if (line) this.#count(line, -1);
    return line;
  }

  #count({ model, most, estimate }: ReservedLine, sign: 1 | -1): void {
    const sums = this.#openSums.get(model) ?? { requests: 0, most: 0, estimate: 0 };
    sums.requests += sign;
    sums.most += sign * (most ?? 0);
    sums.estimate += sign * (estimate ?? most ?? 0);
    // What is left of sums that were rounded is nothing.
    if (sums.requests === 0) this.#openSums.delete(model);
    else this.#openSums.set(model, sums);
  }

  #entry(request: Asked, cost: number | null): LedgerEntry {
    const entry = this.#entries.get(keyOf(request)) ?? emptyEntry(request, cost);
    this.#entries.set(keyOf(request), entry);
    return entry;
  }
}

function addCost(entry: LedgerEntry, cost: number | null): void {
  if (cost !== null && entry.cost !== null) entry.cost += cost;
}

function emptyEntry({ step, model }: Asked, cost: number | null): LedgerEntry {
  return { step, model, requests: 0, input: 0, output: 0, cost: cost === null ? null : 0 };
}

function keyOf({ step, model }: Asked): string {
  return `${step} ${model}`;
}
