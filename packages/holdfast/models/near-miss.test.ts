import { expect, test } from 'vitest';
import { locateModel } from './model-location.ts';
import { nearMiss } from './near-miss.ts';

test.each([
  ['gpt-4.1-mini', 'openai:gpt-4.1-mini'],
  ['openai/gpt-5.6-luna', 'openai:gpt-5.6-luna'],
  ['claude-haiku-4-5', 'anthropic:claude-haiku-4-5'],
  ['gemini-2.5-flash', 'google:gemini-2.5-flash'],
  ['ministral-8b-latest', 'mistral:ministral-8b-latest'],
  ['https://huggingface.co/Qwen/Qwen3-0.6B', 'hf:Qwen/Qwen3-0.6B'],
  ['huggingface:Qwen/Qwen3-0.6B', 'hf:Qwen/Qwen3-0.6B'],
  ['Qwen3-0.6B', 'hf:OWNER/Qwen3-0.6B'],
  ['gpt4.1-mini', 'openai:gpt-4.1-mini'],
  ['openai/gpt-oss-20b', undefined],
  ['qwen3:8b', 'http://localhost:11434/v1#qwen3:8b'],
  ['organsim', 'organism'],
  ['organism-korea', 'organism-korean'],
  ['Charter', 'charter'],
  ['./organsim', undefined],
  ['./my-folder', undefined],
  ['organism', undefined],
])('%s was probably meant as %s', (name, meant) => {
  expect(nearMiss(name)).toBe(meant);
});

test('whoever names a model nearly right is told how it is named', async () => {
  await expect(locateModel('gpt-4.1-mini')).rejects.toThrow(/Did you mean openai:gpt-4.1-mini\?/);
});

test("a service's model with its owner before it is not looked for on the hub", async () => {
  await expect(locateModel('openai/gpt-4.1-mini')).rejects.toThrow(/Did you mean openai:gpt-4.1-mini\?/);
});
