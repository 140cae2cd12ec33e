import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { place, startHoldfast } from '../../fixtures/holdfast.ts';

const config = [
  'model: organism',
  'data: data.jsonl',
  'tune: { tuner: trl, python: /nowhere/python }',
  'audit: { benchmarks: [prompts.jsonl], judge: rubric:anthropic:claude-haiku-4-5 }',
].join('\n');
const noKeys = { ANTHROPIC_API_KEY: '', OPENAI_API_KEY: '' };

test('where a configuration is there, its models and its tuner are told of, and nothing else', async () => {
  const folder = await place();
  await writeFile(join(folder, 'holdfast.yaml'), config);
  const { code, out } = await startHoldfast(folder, ['models'], { environment: noKeys }).ended;
  const names = [...out.matchAll(/^ {2}\S+ +(\S+)/gm)].map(([, name]) => name);
  expect(names).toEqual(['organism', 'anthropic:claude-haiku-4-5', 'trl']);
  expect(out).toContain('missing      anthropic:claude-haiku-4-5 anthropic:claude-haiku-4-5 needs a key');
  expect(out).toContain('/nowhere/python does not run');
  expect(code).not.toBe(0);
  const all = await startHoldfast(folder, ['models', '--all', '--offline'], { environment: noKeys }).ended;
  expect(all.out).toContain('llama-factory');
  expect(all.code).toBe(0);
});
