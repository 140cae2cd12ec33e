import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { lockRun } from './run-lock.ts';

const child = fileURLToPath(new URL('fixtures/lock-child.ts', import.meta.url));
const place = (): Promise<string> => mkdtemp(join(tmpdir(), 'holdfast-lock-'));

test('a folder in use is refused, one whose process is gone is taken over', async () => {
  const folder = await place();
  const holder = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)']);
  await writeFile(join(folder, 'lock'), String(holder.pid));
  await expect(lockRun(folder)).rejects.toMatchObject({
    code: 'busy',
    message: expect.stringContaining(`${holder.pid}`),
  });
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  const unlock = await lockRun(folder);
  expect(await readFile(join(folder, 'lock'), 'utf8')).toMatch(new RegExp(`^${process.pid} `));
  await unlock();
  await (await lockRun(folder))();
  expect(await readdir(folder)).toEqual([]);
});

test('one process locks a folder once; the lock of a gone process with the same id is taken over', async () => {
  const folder = await place();
  const unlock = await lockRun(folder);
  await expect(lockRun(folder)).rejects.toMatchObject({ code: 'busy' });
  await unlock();
  await writeFile(join(folder, 'lock'), `${process.pid} another-life`);
  await (await lockRun(folder))();
});

test.each(['', '4194305', 'no process', '../../4194305 x'])(
  'a lock that says %j is nobody’s',
  async (text) => {
    const folder = await place();
    await writeFile(join(folder, 'lock'), text);
    await (await lockRun(folder))();
    expect(await readdir(folder)).toEqual([]);
  },
);

test('what a process left that was killed while it took the lock is removed, and nothing of one that lives', async () => {
  const folder = await place();
  const gone = '4194305-6a3f9d7e-0000-4000-8000-000000000001';
  const living = `lock.${process.ppid}-6a3f9d7e-0000-4000-8000-000000000002`;
  const left = [`lock.${gone}`, 'lock.after-4194304', `lock.after-4194304.${gone}`, living, 'lockers.jsonl'];
  for (const name of left) await writeFile(join(folder, name), '4194305 x');
  const unlock = await lockRun(folder);
  expect((await readdir(folder)).sort()).toEqual(['lock', living, 'lockers.jsonl'].sort());
  await unlock();
});

test('of processes that race for a folder, and leave stale locks to each other, one is inside at a time', async () => {
  const folder = await place();
  await writeFile(join(folder, 'lock'), '4194305');
  const racers = Array.from({ length: 4 }, () =>
    spawn(process.execPath, [child, folder, '60'], { stdio: ['ignore', 'ignore', 'inherit'] }),
  );
  const codes = await Promise.all(racers.map(async (racer) => (await once(racer, 'exit'))[0]));
  expect(codes).toEqual([0, 0, 0, 0]);
  expect((await readdir(folder)).filter((name) => name !== 'lock')).toEqual([]);
});
