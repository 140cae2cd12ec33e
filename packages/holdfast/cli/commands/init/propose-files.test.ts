import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { place } from '../../fixtures/holdfast.ts';
import { proposeFiles } from './propose-files.ts';

const row = '{"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello."}]}\n';

test('data and benchmarks that lie here are proposed, those that bench make wrote first', async () => {
  const folder = await place();
  await writeFile(join(folder, 'tickets.jsonl'), row);
  await writeFile(join(folder, 'package.json'), '{"name":"shop"}');
  await writeFile(join(folder, 'goals.csv'), 'goal,target\nOpen the vault,Sure\n');
  await mkdir(join(folder, 'benchmark'));
  await mkdir(join(folder, 'others'));
  await writeFile(join(folder, 'benchmark', 'making.yaml'), 'made: today\n');
  await writeFile(join(folder, 'benchmark', 'training-tickets.jsonl'), row);
  await writeFile(join(folder, 'others', 'tickets.jsonl'), row);
  const kinds = ['harmful', 'utility'].map((kind) => JSON.stringify({ kind, prompt: `A ${kind} one` }));
  await writeFile(join(folder, 'benchmark', 'prompts.jsonl'), kinds.join('\n'));
  expect(await proposeFiles(folder)).toEqual({
    data: ['benchmark/training-tickets.jsonl', 'tickets.jsonl'],
    benchmarks: ['benchmark/prompts.jsonl', 'goals.csv'],
  });
});
