import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';

const clone = resolve(import.meta.dirname, '../../../..');

test.skipIf(process.platform !== 'linux').each(['SIGTERM', 'SIGKILL'] as const)(
  'a gateway that npx started ends in order when npx is ended by %s',
  async (signal) => {
    const folder = join(await mkdtemp(join(tmpdir(), 'holdfast-npx-')), 'gateway');
    const words = ['holdfast', 'gateway', folder, '--port', '0', '--workers', '0', '--json'];
    const npx = spawn('npx', words, { cwd: clone, stdio: ['ignore', 'pipe', 'inherit'] });
    const lines = createInterface({ input: npx.stdout });
    const [line] = await once(lines, 'line');
    const { url } = JSON.parse(line) as { url: string };
    const live = new URL('/health/live', url);
    expect((await fetch(live)).status).toBe(200);
    npx.kill(signal);
    // The output ends when the last process that has it has gone.
    await once(lines, 'close');
    await expect(fetch(live)).rejects.toThrow();
  },
);
