import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openRunFolder } from '../../../store/run-folder.ts';
import { estimateTime } from './estimate-time.ts';
import { readSpeeds, SpeedWatch } from './model-speeds.ts';

const names = { base: 'organism', tuned: 'openai:ft:m' };

function answers(model: 'base' | 'tuned', output: number) {
  return { type: 'answers', model, done: 1, total: 2, usage: { input: 0, output } } as const;
}

test('an audit measures how fast its models write, without what was answered before or judged between', async () => {
  const watch = new SpeedWatch();
  watch.take(answers('base', 4000), { names, at: 0 });
  watch.take(answers('base', 5000), { names, at: 500 });
  watch.take({ type: 'scores', model: 'base', done: 1, total: 1 }, { names, at: 9000 });
  watch.take(answers('base', 5000), { names, at: 10_000 });
  watch.take(answers('base', 6000), { names, at: 10_500 });
  watch.take(answers('tuned', 0), { names, at: 11_000 });
  watch.take(answers('tuned', 100), { names, at: 12_000 });
  // A hundred tokens say nothing yet.
  expect(watch.speeds()).toEqual({ organism: 2000 });
  const folder = await openRunFolder(await mkdtemp(join(tmpdir(), 'holdfast-speeds-')));
  await watch.keep(folder);
  expect(await readSpeeds(folder.path)).toEqual({ organism: 2000 });
});

test('time is estimated by what was measured, else by what may be assumed, and says which', async () => {
  const written = [
    { step: 'base', model: 'organism', output: 10_000 },
    { step: 'tuned', model: 'openai:ft:m', output: 10_000 },
    { step: 'judge', model: './no-such-folder', output: 200 },
  ] as const;
  const lines = await estimateTime(written, { speeds: { organism: 2000 }, concurrency: 4 });
  expect(lines).toMatchObject([
    { step: 'base', seconds: 5, basis: 'measured' },
    { step: 'tuned', seconds: 50, basis: 'assumed' },
    { step: 'judge', seconds: 10, basis: 'assumed' },
  ]);
});
