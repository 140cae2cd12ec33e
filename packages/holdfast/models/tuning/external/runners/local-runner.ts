import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { HoldfastError } from '../../../../errors.ts';
import type { JobRunner } from '../job-runner.ts';
import { runTool } from './run-tool.ts';

/** How long a trainer may take to put its state away before it is killed, in milliseconds. */
const graceMilliseconds = 60_000;

/**
 * Runs jobs on this machine, each in a process group of its own: Ctrl-C does not reach it, and it goes on when this
 * process is killed, so that the next start can take up following it.
 */
export function localRunner({ grace = graceMilliseconds }: { grace?: number } = {}): JobRunner {
  return {
    name: 'this machine',
    remote: false,
    interval: 200,
    async start({ folder, script, environment }) {
      const nothing = openSync('/dev/null', 'r+');
      try {
        const child = spawn('/bin/sh', [script], {
          cwd: folder,
          env: environment,
          detached: true,
          stdio: [nothing, nothing, nothing],
        });
        await new Promise<void>((resolve, reject) => {
          child.once('spawn', resolve);
          child.once('error', reject);
        });
        child.unref();
        if (child.pid === undefined) throw new Error('it has no process id');
        return `${child.pid} ${(await startTimeOf(child.pid)) ?? ''}`;
      } catch (cause) {
        throw new HoldfastError('model-failed', `The trainer cannot be started: ${String(cause)}.`, {
          cause,
        });
      } finally {
        closeSync(nothing);
      }
    },
    async find({ folder }) {
      // The script notes its own process id first of all.
      const pid = Number.parseInt(await readFile(join(folder, 'pid'), 'utf8').catch(() => ''), 10);
      if (!(pid > 0)) return undefined;
      const id = `${pid} ${(await startTimeOf(pid)) ?? ''}`;
      return (await isAlive(id)) ? id : undefined;
    },
    async state(id) {
      return (await isAlive(id))
        ? { kind: 'running', detail: 'running' }
        : { kind: 'gone', detail: 'not running' };
    },
    async stop(id) {
      if (!(await isAlive(id))) return;
      signalGroup(id, 'SIGTERM');
      for (let waited = 0; waited < grace; waited += 100) {
        if (!signalGroup(id, 0)) return;
        await sleep(100);
      }
      signalGroup(id, 'SIGKILL');
    },
  };
}

/** Sends a signal to a job's process group; false when there is none left. */
function signalGroup(id: string, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(-Number.parseInt(id, 10), signal);
    return true;
  } catch {
    return false;
  }
}

async function isAlive(id: string): Promise<boolean> {
  const [pid, ...time] = id.split(' ');
  if (!signalGroup(id, 0)) return false;
  // Process ids are given out again; the time of the start tells one process from the next.
  const now = await startTimeOf(Number(pid));
  return now === undefined || now === time.join(' ');
}

async function startTimeOf(pid: number): Promise<string | undefined> {
  const stat = `/proc/${pid}/stat`;
  if (existsSync('/proc/self/stat')) {
    try {
      // The name of the program is in brackets and may hold spaces; the start time is field 22.
      const fields = readFileSync(stat, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
      return fields[19];
    } catch {
      return undefined;
    }
  }
  const { output } = await runTool('ps', ['-o', 'lstart=', '-p', String(pid)]);
  return output.trim() || undefined;
}
