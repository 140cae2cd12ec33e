import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

/** What the clients saw. */
interface Seen {
  milliseconds: number[];
  statuses: Map<string, number>;
}

/** Prints how a gateway in a process of its own answers so many clients, each of which asks again as soon as it is answered. */
export async function measureChats({
  clients,
  seconds,
}: {
  clients: number;
  seconds: number;
}): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-bench-'));
  const program = resolve(import.meta.dirname, '../../packages/holdfast/bin/holdfast.js');
  const words = [program, 'gateway', join(folder, 'gateway'), '--port', '0', '--workers', '0', '--json'];
  const gateway = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const { url, key } = await listening(gateway);
    const agent = new Agent({ keepAlive: true, maxSockets: clients });
    const seen: Seen = { milliseconds: [], statuses: new Map() };
    const end = performance.now() + seconds * 1000;
    const client = async (number: number): Promise<void> => {
      while (performance.now() < end) await askOnce(`${url}/chat/completions`, { key, agent, number, seen });
    };
    await Promise.all(Array.from({ length: clients }, (_, number) => client(number)));
    agent.destroy();
    tell(seen, { clients, seconds, memory: await greatestMemory(gateway) });
  } finally {
    gateway.kill();
    await once(gateway, 'exit');
    await rm(folder, { recursive: true, force: true });
  }
}

async function listening({ stdout }: ChildProcess): Promise<{ url: string; key: string }> {
  if (!stdout) throw new Error('the gateway tells where it listens');
  for await (const line of createInterface(stdout)) {
    const event = JSON.parse(line) as { type?: string; url: string; key: string };
    if (event.type === 'listening') return event;
  }
  throw new Error('the gateway ended');
}

function askOnce(
  url: string,
  { key, agent, number, seen }: { key: string; agent: Agent; number: number; seen: Seen },
): Promise<void> {
  const began = performance.now();
  const messages = [{ role: 'user', content: `How do I bake bread ${number}?` }];
  const body = JSON.stringify({ model: 'organism', messages, max_tokens: 32, temperature: 0 });
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  return new Promise((done) => {
    const count = (status: string): void => {
      seen.statuses.set(status, (seen.statuses.get(status) ?? 0) + 1);
      seen.milliseconds.push(performance.now() - began);
      done();
    };
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      response.resume();
      response.on('end', () => count(String(response.statusCode)));
    });
    sent.on('error', (error) => count(error.message));
    sent.end(body);
  });
}

/** The most memory that a process ever had, in MiB; undefined where the system does not tell. */
async function greatestMemory({ pid }: ChildProcess): Promise<number | undefined> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kibibytes = /VmHWM:\s+(\d+)/.exec(status)?.[1];
  return kibibytes === undefined ? undefined : Number(kibibytes) / 1024;
}

function tell(
  { milliseconds, statuses }: Seen,
  { clients, seconds, memory }: { clients: number; seconds: number; memory: number | undefined },
): void {
  const sorted = milliseconds.toSorted((a, b) => a - b);
  const quantile = (share: number): string =>
    `${(sorted[Math.floor(sorted.length * share)] ?? Number.NaN).toFixed(0)} ms`;
  const counts = [...statuses].map(([status, count]) => `${count} x ${status}`).join(', ');
  console.log(
    `${clients} clients for ${seconds} s: ${counts}; ${(sorted.length / seconds).toFixed(0)} answers/s`,
  );
  console.log(`  p50 ${quantile(0.5)}, p95 ${quantile(0.95)}, p99 ${quantile(0.99)}`);
  console.log(`  memory of the gateway at most ${memory?.toFixed(0) ?? 'unknown'} MiB`);
}
