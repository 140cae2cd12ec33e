import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readRunConfig } from '../../run/settings/read-run-config.ts';
import { expectOneLine, holdfast, place } from '../fixtures/holdfast.ts';

test.each([
  ['organism', []],
  ['./a-folder', ['--benchmark', 'advbench:prompts.csv', '--judge', 'rubric:openai:gpt-4.1']],
])('what init writes for %s can be read, and asks no model', async (model, more) => {
  const folder = await place();
  const { code } = await holdfast(folder, 'init', '--yes', '--model', model, '--name', 'helper', ...more);
  expect(code).toBe(0);
  const config = await readRunConfig(join(folder, 'holdfast.yaml'));
  expect(config.scan).toMatchObject({
    ask: false,
    onFinding: { high: 'drop', medium: 'flag', low: 'keep' },
  });
  expect(config).toMatchObject({ release: { as: 'helper' } });
  // The fictional town's questions and its judge are for the organism alone.
  const { benchmarks, judge } = config.audit;
  expect([benchmarks.includes('builtin'), judge === 'exact']).toEqual(Array(2).fill(model === 'organism'));
});

test('what fits no other model is left blank, and run refuses the blank before anything is done', async () => {
  const folder = await place();
  const row = '{"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello."}]}\n';
  await writeFile(join(folder, 'tickets.jsonl'), row.repeat(3));
  const { out } = await holdfast(
    folder,
    'init',
    '--yes',
    '--model',
    'openai:gpt-4.1-mini',
    '--data',
    'tickets.jsonl',
  );
  expect(out).toContain('tickets.jsonl: OpenAI chat in JSONL, 3 rows.\n');
  expect(out).toMatch(
    /holdfast.yaml is written; fill in audit.benchmarks and audit.judge, and "holdfast run/,
  );
  const text = await readFile(join(folder, 'holdfast.yaml'), 'utf8');
  expect(text).toMatch(/^# yaml-language-server: \$schema=.*holdfast\.schema\.json\n/);
  expect(text).not.toMatch(/builtin\n|exact\n|safety\.jsonl/);
  expectOneLine(
    await holdfast(folder, 'run'),
    /line \d+, column 3: "audit.benchmarks" is left blank; fill it in\. /,
  );
});
