import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';

/** Workers that run beside a gateway, each a process of its own. */
export interface WorkerProcesses {
  /** Drains them, and waits until they have gone. */
  close(): Promise<void>;
}

/** How long a worker that has gone is missed before the next one is started, in milliseconds. */
const restartMilliseconds = 1000;

/**
 * Starts workers on a gateway's folder. One that dies is replaced; they drain themselves when this process is gone, however it
 * went, since their standard input ends then.
 */
export function startWorkers(
  words: readonly string[],
  { count, environment }: { count: number; environment: NodeJS.ProcessEnv },
): WorkerProcesses {
  const draining = new AbortController();
  const keep = async (): Promise<void> => {
    while (!draining.signal.aborted) {
      const child = spawn(process.execPath, [process.argv[1], ...words, '--until-input-ends'], {
        stdio: ['pipe', 'inherit', 'inherit'],
        env: environment,
      });
      const drain = (): void => void child.stdin?.end();
      draining.signal.addEventListener('abort', drain, { once: true });
      await ended(child);
      draining.signal.removeEventListener('abort', drain);
      await setTimeout(restartMilliseconds, undefined, { signal: draining.signal }).catch(() => undefined);
    }
  };
  const all = Array.from({ length: count }, keep);
  return {
    async close() {
      draining.abort();
      await Promise.all(all);
    },
  };
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
}
