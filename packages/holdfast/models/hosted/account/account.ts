import { performance } from 'node:perf_hooks';
import { warn } from '../../../events/warn.ts';
import { ConcurrencyLimit } from './concurrency-limit.ts';

/**
 * The requests that run at once against one account: as many as its endpoint is found to take (see `ConcurrencyLimit`),
 * and none for as long as the endpoint asks.
 */
export class Account {
  readonly #limit: ConcurrencyLimit;
  #running = 0;
  #openAt = 0;
  #waiting: (() => void)[] = [];
  #timer: NodeJS.Timeout | undefined;

  readonly #name: string;
  /** Until when a wait has been told of. */
  #announcedUntil = 0;

  /** `name`: how a person knows it. */
  constructor({ maximum, name = 'the endpoint' }: { maximum: number; name?: string }) {
    this.#limit = new ConcurrencyLimit({ maximum });
    this.#name = name;
  }

  /** How many requests may run at once just now. */
  get limit(): number {
    return this.#limit.value;
  }

  get running(): number {
    return this.#running;
  }

  /** Waits for a place; whoever got one must `release` it. Throws the signal's reason on abort. */
  async acquire(signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    if (this.#waiting.length === 0 && this.#isOpen()) {
      this.#enter();
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const enter = (): void => {
        signal?.removeEventListener('abort', leave);
        resolve();
      };
      const leave = (): void => {
        this.#waiting = this.#waiting.filter((other) => other !== enter);
        if (this.#waiting.length === 0) this.#stopTimer();
        reject(signal?.reason);
      };
      signal?.addEventListener('abort', leave, { once: true });
      this.#waiting.push(enter);
      this.#admit();
    });
  }

  release(): void {
    this.#running -= 1;
    this.#admit();
  }

  /** A request that held a place since `began` (`performance.now()`) was answered. */
  succeeded(began: number): void {
    this.#limit.succeeded({ began, running: this.#running });
  }

  /** The endpoint said that it was too much, of a request that held a place since `began`. */
  limited(began: number, retryAfter: number | undefined): void {
    if (retryAfter !== undefined) this.pause(retryAfter);
    this.#limit.refused({ began, running: this.#running, now: performance.now() });
  }

  /** Begins no request for so many milliseconds. */
  pause(milliseconds: number): void {
    const now = performance.now();
    this.#openAt = Math.max(this.#openAt, now + milliseconds);
    if (milliseconds < longWait || this.#openAt < this.#announcedUntil + longWait) return;
    this.#announcedUntil = this.#openAt;
    warn(
      `${this.#name} takes no request for ${waitText(milliseconds)}, as it says itself; it is waited for. Stopped, the same command goes on later.`,
    );
  }

  #isOpen(): boolean {
    return this.#running < this.limit && performance.now() >= this.#openAt;
  }

  #enter(): void {
    this.#running += 1;
    if (this.#running >= this.limit) this.#limit.filled(performance.now());
  }

  #admit(): void {
    while (this.#waiting.length > 0 && this.#isOpen()) {
      this.#enter();
      this.#waiting.shift()?.();
    }
    const wait = this.#openAt - performance.now();
    if (this.#waiting.length === 0 || wait <= 0 || this.#timer !== undefined) return;
    this.#timer = setTimeout(
      () => {
        this.#timer = undefined;
        this.#admit();
      },
      Math.min(wait, longestTimer),
    );
  }

  #stopTimer(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}

/** A wait that is told of, and the longest that a timer is set for (Node's own bound is 24 days). Milliseconds. */
const longWait = 60_000;
const longestTimer = 3_600_000;

function waitText(milliseconds: number): string {
  const minutes = Math.ceil(milliseconds / 60_000);
  return minutes < 120 ? `${minutes} minutes` : `${Math.ceil(minutes / 60)} hours`;
}

const accounts = new Map<string, Account>();

/**
 * The account of that key in this process, made with `maximum` when it is first asked for; `name` is how a person knows it.
 */
export function accountOf(id: string, { maximum, name }: { maximum: number; name?: string }): Account {
  const key = `${id} ${maximum}`;
  const account = accounts.get(key) ?? new Account({ maximum, name });
  accounts.set(key, account);
  return account;
}
