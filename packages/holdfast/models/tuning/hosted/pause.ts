import { setTimeout as sleep } from 'node:timers/promises';

/** Waits; throws the signal's reason on abort. */
export async function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  await sleep(milliseconds, undefined, signal ? { signal } : {}).catch(() => undefined);
  signal?.throwIfAborted();
}
