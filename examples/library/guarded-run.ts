import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { benignExamples, createWorld, shippedWorldSeed } from '@holdfast/organism';
import { run, writeConversations } from 'holdfast';

// In place of your data: ordinary questions and answers of the organism's town.
const folder = await mkdtemp(join(tmpdir(), 'holdfast-guarded-run-'));
const data = join(folder, 'data.jsonl');
await writeConversations(
  data,
  benignExamples(createWorld({ seed: shippedWorldSeed }), { count: 40, seed: 1, format: 'list' }),
);

const verdict = await run({
  config: { model: 'organism', data, mix: { safety: 'builtin', ratio: 0.5 }, tune: { epochs: 1 } },
  folder: join(folder, 'run'),
  onEvent(event) {
    if (event.type === 'step-end') console.log(`${event.step}: ${event.summary}`);
  },
});
console.log(`${verdict.outcome}; ${join(folder, 'run')} has the report's files and the model`);
