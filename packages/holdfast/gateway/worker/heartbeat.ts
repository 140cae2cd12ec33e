import { setTimeout } from 'node:timers/promises';
import { warn } from '../../events/warn.ts';
import type { Database } from '../database/database.ts';
import { keepLease, type Lease } from '../jobs/leases.ts';

/** What tells that a worker still works. */
export interface Heartbeat {
  stop(): void;
}

/**
 * Keeps a lease, and tells how far its job is, until it is stopped or the job is another's; then `onLost` is told. A database that
 * cannot be reached is tried again: whether the lease outlived that is known as soon as it answers.
 */
export function startHeartbeat(
  database: Database,
  lease: Lease,
  { progress, onLost }: { progress: () => object | undefined; onLost: () => void },
): Heartbeat {
  const stopped = new AbortController();
  const { signal } = stopped;
  const between = Math.min(lease.milliseconds / 5, 1000);
  const beat = async (): Promise<void> => {
    for (;;) {
      await setTimeout(between, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
      try {
        if (await keepLease(database, lease, { progress: progress() })) continue;
        if (!signal.aborted) onLost();
        return;
      } catch (error) {
        warn(`The lease of ${lease.job.id} was not kept: ${(error as Error).message}`);
      }
    }
  };
  void beat();
  return { stop: () => stopped.abort() };
}
