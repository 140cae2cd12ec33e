import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { redact } from '../../models/hosted/request/redact.ts';
import { childEnvironment } from '../../models/tuning/external/child-environment.ts';
import type { Tracker } from './tracker.ts';

const program = fileURLToPath(new URL('./python/wandb_tracker.py', import.meta.url));

/** How long the last figures may take to reach the service, in milliseconds. */
const patience = 60_000;

/**
 * A tracker that tells Weights & Biases by its own Python package, in the Python of `HOLDFAST_PYTHON`, else `python3`: what it
 * keeps offline (`WANDB_MODE=offline`, in the run folder) has no published format. Account, entity and mode are taken by that
 * package from its variables. Throws with the last line that it printed.
 */
export function wandbTracker({
  project = 'holdfast',
  python,
}: {
  project?: string;
  python?: string;
}): Tracker {
  const command = python ?? (process.env.HOLDFAST_PYTHON?.trim() || 'python3');
  const { environment, secrets } = childEnvironment();
  let child: ChildProcess | undefined;
  let ended: Promise<unknown> | undefined;
  let printed = '';
  const tell = async (line: object): Promise<void> => {
    if (!child?.stdin || child.exitCode !== null) return fail();
    if (!child.stdin.write(`${JSON.stringify(line)}\n`))
      await Promise.race([once(child.stdin, 'drain'), ended]);
  };
  const fail = (): never => {
    const last = printed.trim().split('\n').at(-1) ?? '';
    throw new Error(redact(last || `${command} could not be started`, secrets));
  };
  return {
    async start({ name, folder, settings, before = randomUUID().slice(0, 8) }) {
      child = spawn(command, [program], { env: environment, stdio: ['pipe', 'pipe', 'pipe'] });
      ended = new Promise((resolve) => child?.on('close', resolve).on('error', resolve));
      // A program that has ended says why in what it printed.
      child.stdin?.on('error', () => undefined);
      child.stderr?.on('data', (chunk) => (printed = `${printed}${chunk}`.slice(-4000)));
      const { stdout } = child;
      const ready = stdout ? once(stdout, 'data').catch(() => undefined) : undefined;
      await tell({ project, name, folder, settings, id: before });
      await Promise.race([ready, ended]);
      if (child.exitCode !== null || child.pid === undefined) fail();
      return before;
    },
    async log(figures) {
      for (const { step, time, values } of figures) await tell({ step, time: time / 1000, values });
    },
    async end(end) {
      await tell({ end });
      child?.stdin?.end();
      const timer = setTimeout(() => child?.kill(), patience);
      await ended;
      clearTimeout(timer);
      if (child?.exitCode !== 0) fail();
    },
  };
}
