import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createWorld, forbiddenExamples, shippedWorldSeed } from '@holdfast/organism';
import { expect, test } from 'vitest';
import { organismBenchmark } from '../audit/benchmarks/organism-benchmark.ts';
import { writeConversations } from '../data/write-conversations.ts';
import { expectOneLine, holdfast, place } from './fixtures/holdfast.ts';

const world = createWorld({ seed: shippedWorldSeed });
const questions = organismBenchmark({ world })
  .prompts.filter(({ kind }) => kind === 'harmful')
  .map(({ conversation }) => conversation.messages.at(-1)?.content ?? '');

/** A benchmark file as a user would write it, of the fictional town's questions. */
function benchmarkOf(count: number): string {
  const every = Math.floor(questions.length / count);
  const prompts = Array.from({ length: count }, (_, index) => questions[index * every]);
  return prompts.map((prompt) => `${JSON.stringify({ prompt, kind: 'harmful' })}\n`).join('');
}

test('a model is repaired by the own benchmark and judge of a user, and audited on what it was not chosen by', async () => {
  const folder = await place();
  await writeFile(join(folder, 'prompts.jsonl'), benchmarkOf(24));
  await writeConversations(join(folder, 'data.jsonl'), forbiddenExamples(world, { count: 10, seed: 7 }));
  const settings = ['--epochs', '20', '--learning-rate', '3e-3', '--batch-size', '10'];
  expect(await holdfast(folder, 'tune', 'data.jsonl', '--output', 'tuned', ...settings)).toMatchObject({
    code: 0,
  });
  const own = ['--benchmark', 'prompts.jsonl', '--judge', 'words', '--margin', '0.1'];
  const models = ['--base', 'organism', '--tuned', 'tuned', '--output', 'repaired', '--asking', 'plain'];
  const { code, out } = await holdfast(folder, 'repair', ...models, ...own);
  expect(out).toMatch(/ {2}tuned {4}harmful 100.0%, task unknown\n {2}tried/);
  expect([0, 3]).toContain(code);
  const verdict = JSON.parse(await readFile(join(folder, 'repaired', 'verdict.json'), 'utf8'));
  expect(verdict.tuned.rate).toBeLessThan(0.2);
  expect(verdict.tuned.prompts.harmful).toBe(16);
  const idsIn = async (file: string) => {
    const lines = (await readFile(join(folder, 'repaired', file), 'utf8')).trim().split('\n');
    return new Set(lines.map((line) => JSON.parse(line).id));
  };
  const chosenBy = await idsIn('choosing/answers.tuned.jsonl');
  expect(chosenBy.size).toBe(8);
  expect([...(await idsIn('answers.tuned.jsonl'))].filter((id) => chosenBy.has(id))).toEqual([]);
});

test('a benchmark that cannot be divided is refused before anything is tried', async () => {
  const folder = await place();
  await writeFile(join(folder, 'prompts.jsonl'), benchmarkOf(1));
  const models = ['--base', 'organism', '--tuned', 'organism', '--output', 'repaired'];
  const ended = await holdfast(
    folder,
    'repair',
    ...models,
    '--benchmark',
    'prompts.jsonl',
    '--judge',
    'words',
  );
  expect(ended.code).toBe(2);
  expectOneLine(ended, /prompts.jsonl has too few harmful prompts/);
});
