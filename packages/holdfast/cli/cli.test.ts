import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { benignExamples, createWorld, shippedWorldSeed } from '@holdfast/organism';
import { expect, test } from 'vitest';
import { writeConversations } from '../data/write-conversations.ts';
import { expectOneLine, holdfast, place, startHoldfast } from './fixtures/holdfast.ts';

const world = createWorld({ seed: shippedWorldSeed });

test('every command tells what it does, with examples', async () => {
  const folder = await place();
  const commands = [
    'demo',
    'study',
    'run',
    'tune',
    'audit',
    'power',
    'judge',
    'compare',
    'export',
    'scan',
    'mix',
    'report',
    'init',
    'doctor',
  ];
  const helps = await Promise.all(commands.map((command) => holdfast(folder, command, '--help')));
  for (const [index, { code, out }] of helps.entries()) {
    expect(code).toBe(0);
    expect(out).toContain(`Usage: holdfast ${commands[index]}`);
    expect(out).toMatch(/Examples:\n {2}\$ holdfast/);
  }
});

test('wrong usage ends with 2 and a hint', async () => {
  const folder = await place();
  const unknown = await holdfast(folder, 'udit');
  expect([unknown.code, unknown.err]).toEqual([2, expect.stringContaining('Did you mean audit?')]);
  expect((await holdfast(folder, 'run', '--fresch')).code).toBe(2);
  expect((await holdfast(folder, 'mix', 'x.jsonl', '--output', 'y', '--count', 'three')).code).toBe(2);
  const missing = await holdfast(folder, 'run');
  expect(missing.code).toBe(2);
  expectOneLine(missing, /holdfast.yaml does not exist; "holdfast init" writes one/);
});

test('a tune whose loss is no number any more ends with 2, and says which setting to change', async () => {
  const folder = await place();
  await writeConversations(
    join(folder, 'data.jsonl'),
    benignExamples(world, { count: 4, seed: 5, format: 'list' }),
  );
  const words = ['data.jsonl', '--output', 'tuned', '--epochs', '3', '--learning-rate', '1e30'];
  const tuned = await holdfast(folder, 'tune', ...words);
  expect(tuned.code).toBe(2);
  expect(tuned.err).toMatch(/diverged at step \d+.*take a smaller learning rate/);
  await writeFile(
    join(folder, 'holdfast.yaml'),
    'data: data.jsonl\nmix: { count: 0 }\ntune: { epochs: 3, learningRate: 1e30 }\n',
  );
  expect((await holdfast(folder, 'run')).code).toBe(2);
});

test('tune, mix, scan and audit work by themselves', async () => {
  const folder = await place();
  const data = join(folder, 'data.jsonl');
  await writeConversations(data, benignExamples(world, { count: 20, seed: 5, format: 'list' }));
  expect(await holdfast(folder, 'scan', 'data.jsonl')).toMatchObject({ code: 0, out: /20 usable rows/ });
  const mixed = await holdfast(folder, 'mix', 'data.jsonl', '--count', '5', '--output', 'mixed.jsonl');
  expect(mixed).toMatchObject({ code: 0, out: /20 rows and 5 safety examples/ });
  const tuned = await holdfast(folder, 'tune', 'mixed.jsonl', '--output', 'tuned', '--epochs', '1');
  expect(tuned.code).toBe(0);
  // LoRA is the default: what is written is an adapter, and the audit lays it over its base.
  expect(await readdir(join(folder, 'tuned'))).toContain('adapter_model.safetensors');
  const audit = await holdfast(folder, 'audit', '--base', 'organism', '--tuned', 'tuned');
  expect(audit).toMatchObject({ code: 0, out: /PASS/ });
});

test('doctor tells what is there, and which keys and trainers are not', async () => {
  const environment = {
    OPENAI_API_KEY: 'secret-key',
    MISTRAL_API_KEY: '',
    HOLDFAST_PYTHON: '/nowhere/python',
  };
  const { code, out } = await startHoldfast(await place(), ['doctor'], { environment }).ended;
  expect(out).toMatch(/good {2}organism/);
  expect(out).toMatch(/good {2}openai/);
  expect(out).toMatch(/none {2}mistral .*MISTRAL_API_KEY/);
  expect(out).toMatch(/none {2}trl /);
  expect(out).not.toContain('secret-key');
  expect(code).toBe(0);
});
