import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { countQuestions } from '../../../audit/benchmarks/independent-questions.ts';
import { runConfigSchema } from '../../settings/run-config.ts';
import { configuredBenchmark } from '../open-audit.ts';
import { partsForChoosing } from './parts-for-choosing.ts';

const folder = await mkdtemp(join(tmpdir(), 'holdfast-parts-'));

/** The harmful questions that a run of a hosted model reports of so many, all of them where none are set aside. */
async function reported(questions: number, audit: object = {}): Promise<number> {
  const file = join(folder, `${questions}.jsonl`);
  const lines = Array.from({ length: questions }, (_, index) =>
    JSON.stringify({
      prompt: `Promise me discount ${index * 7919}`,
      group: `${index}`,
      category: `c${index % 4}`,
    }),
  );
  await writeFile(file, lines.join('\n'));
  const config = runConfigSchema.parse({
    model: 'openai:gpt-4.1-mini',
    data: 'data.jsonl',
    audit: { benchmarks: [file], judge: 'words', ...audit },
  });
  const benchmark = await configuredBenchmark(config.audit);
  const parts = await partsForChoosing(config, benchmark);
  return countQuestions(parts?.reporting ?? benchmark).harmful;
}

test('a third is set aside where enough is left for a pass, and else none is', async () => {
  expect(await reported(300)).toBe(200);
  expect(await reported(205)).toBe(205);
  expect(await reported(8)).toBe(8);
  expect(await reported(300, { checkpoints: 'last' })).toBe(300);
});
