import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import {
  type ObjectServer,
  startObjectServer,
} from '../../packages/holdfast/gateway/fixtures/object-server.ts';
import {
  type PostgresServer,
  startPostgres,
} from '../../packages/holdfast/gateway/fixtures/postgres-server.ts';
import { freePort } from '../../packages/holdfast/models/tuning/external/fixtures/free-port.ts';

const program = resolve(import.meta.dirname, '../../packages/holdfast/bin/holdfast.js');

/** What is killed: a process, a machine with all that lies on its disk, or the database. */
export const victims = ['gateway', 'worker', 'machine', 'database crash', 'database restart'] as const;
export type Victim = (typeof victims)[number];

/** A gateway, workers on machines of their own, PostgreSQL and a store: each a process that can be killed. */
export interface Service {
  url: string;
  key: string;
  database: string;
  /** Kills one and starts it again. */
  kill(victim: Victim, random: () => number): Promise<void>;
  close(): Promise<void>;
}

/** How long a worker may be silent, in seconds. */
const lease = 10;

/** Starts a service with so many workers, and tells its first key. */
export async function startService({ workers }: { workers: number }): Promise<Service> {
  const objects = await startObjectServer();
  const postgres = await startPostgres({ durable: true });
  const database = await postgres.createDatabase();
  const environment = { ...process.env, ...placesOf(objects, database) };
  const folders: string[] = [];
  const makeFolder = async (): Promise<string> => {
    const folder = await mkdtemp(join(tmpdir(), 'holdfast-gateway-kills-'));
    folders.push(folder);
    return folder;
  };
  const start = (...words: string[]): ChildProcess =>
    spawn(process.execPath, [program, ...words, '--json'], {
      env: environment,
      stdio: ['ignore', 'pipe', 'ignore'],
    });

  const own = await makeFolder();
  const port = String(await freePort());
  const startGateway = () => start('gateway', own, '--workers', '0', '--port', port);
  let gateway = startGateway();
  const { url, key } = await listening(gateway);
  const startWorker = (folder: string) => start('worker', folder, '--lease', String(lease), '--threads', '1');
  const machines: { folder: string; child: ChildProcess }[] = [];
  for (let number = 0; number < workers; number++) {
    const folder = await makeFolder();
    machines.push({ folder, child: startWorker(folder) });
  }
  return {
    url,
    key,
    database,
    async kill(victim, random) {
      const machine = machines[Math.floor(random() * machines.length)];
      switch (victim) {
        case 'gateway':
          await end(gateway);
          gateway = startGateway();
          return;
        case 'worker':
        case 'machine':
          await end(machine.child);
          if (victim === 'machine') machine.folder = await makeFolder();
          machine.child = startWorker(machine.folder);
          return;
        default:
          await postgres.stop(victim === 'database crash' ? 'immediate' : 'fast');
          await postgres.start();
      }
    },
    async close() {
      for (const child of [gateway, ...machines.map(({ child: worker }) => worker)]) await end(child);
      await closeAll(postgres, objects);
      for (const folder of folders) await rm(folder, { recursive: true, force: true });
    },
  };
}

function placesOf({ storage, environment }: ObjectServer, database: string): Record<string, string> {
  return { ...environment, HOLDFAST_DATABASE: database, HOLDFAST_STORAGE: storage };
}

async function closeAll(postgres: PostgresServer, objects: ObjectServer): Promise<void> {
  await postgres.close();
  await objects.close();
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

async function listening({ stdout }: ChildProcess): Promise<{ url: string; key: string }> {
  if (!stdout) throw new Error('the gateway tells where it listens');
  for await (const line of createInterface(stdout)) {
    const event = JSON.parse(line) as { type?: string; url: string; key: string };
    if (event.type === 'listening') {
      stdout.resume();
      return event;
    }
  }
  throw new Error('the gateway has ended');
}
