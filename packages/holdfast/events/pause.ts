import { setTimeout as sleep } from 'node:timers/promises';

/** Waits so many milliseconds; throws the signal's reason on abort. */
export async function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  try {
    await sleep(milliseconds, undefined, { signal });
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  }
}
