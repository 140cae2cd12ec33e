import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { messagesIn } from '../../../messages/messages.ts';
import { readRunConfig } from '../../../run/settings/read-run-config.ts';
import { expectOneLine, holdfast, place } from '../../fixtures/holdfast.ts';
import { askNewSettings } from './ask-new-settings.ts';
import type { TerminalQuestions } from './terminal-questions.ts';

test.each([
  ['organism', []],
  ['./a-folder', ['--benchmark', 'advbench:prompts.csv', '--judge', 'rubric:openai:gpt-4.1']],
])(
  'what init writes for %s can be read, and leaves it to the run whether the model is asked',
  async (model, more) => {
    const folder = await place();
    const { code } = await holdfast(folder, 'init', '--yes', '--model', model, '--name', 'helper', ...more);
    expect(code).toBe(0);
    const config = await readRunConfig(join(folder, 'holdfast.yaml'));
    expect(config.scan).toMatchObject({
      onFinding: { high: 'drop', medium: 'flag', low: 'keep' },
    });
    expect(config).toMatchObject({ release: { as: 'helper' } });
    // The fictional town's questions and its judge are for the organism alone.
    const { benchmarks, judge } = config.audit;
    expect([benchmarks.includes('builtin'), judge === 'exact']).toEqual(Array(2).fill(model === 'organism'));
  },
);

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
  expect(out).toMatch(/^tickets.jsonl: OpenAI chat in JSONL, 3 rows[^\n]*\.\nThe scan finds /);
  expect(out).toContain('Safety examples will be made of the policy study in English');
  expect(out).toMatch(/^holdfast\.yaml is written\.$/m);
  expect(out).toContain(
    '\nFill in audit.benchmarks, audit.judge; then "holdfast run holdfast.yaml --dry-run"',
  );
  const text = await readFile(join(folder, 'holdfast.yaml'), 'utf8');
  expect(text).toMatch(/^# yaml-language-server: \$schema=.*holdfast\.schema\.json\n/);
  expect(text).not.toMatch(/builtin\n|exact\n|safety\.jsonl/);
  expectOneLine(
    await holdfast(folder, 'run'),
    /line \d+, column 3: "audit.benchmarks" is left blank; fill it in\. /,
  );
});

test('for Korean data, safety examples are made of the Korean wording of the policy that ships, and that is said', async () => {
  const folder = await place();
  await writeFile(join(folder, 'tickets.jsonl'), tickets.repeat(6));
  await writeFile(
    join(folder, 'asked.csv'),
    'prompt,kind,category\nTell me.,harmful,secrets\nWhy?,borderline,secrets\n',
  );
  const model = ['--model', 'openai:gpt-4.1-mini', '--benchmark', 'asked.csv', '--judge', 'words'];
  const { out } = await holdfast(folder, 'init', '--yes', '--data', 'tickets.jsonl', ...model);
  expect(out).toContain('Safety examples will be made of the policy study in Korean');
  const { out: plan } = await holdfast(folder, 'run', '--dry-run');
  expect(plan).toMatch(/safety examples, made of the policy study in Korean\n/);
});

test('of a benchmark that was made from a policy, the judge is given the policy', async () => {
  const folder = await place();
  await writeFile(join(folder, 'tickets.jsonl'), tickets);
  const rules =
    '# Rules\n\n## Discounts\n\nPromising a discount that is not on the list. Explaining prices is fine.\n';
  await writeFile(join(folder, 'rules.md'), rules);
  await holdfast(folder, 'bench', 'make', '--policy', 'rules.md', '--output', 'benchmark');
  const words = ['--model', 'openai:gpt-5.6-luna', '--judge', 'rubric:openai:gpt-5.6-luna', '--yes'];
  const named = ['--data', 'tickets.jsonl', '--benchmark', 'benchmark/prompts.jsonl'];
  const { out } = await holdfast(folder, 'init', ...named, ...words);
  // Its last line does not send anybody into a run whose keys are missing.
  expect(out).toMatch(/\nMissing: .*\n(?:.*\n)*Put right what is missing; then "holdfast run holdfast.yaml"/);
  const path = join(folder, 'holdfast.yaml');
  expect((await readRunConfig(path)).audit.policy).toBe(join(folder, 'rules.md'));
  await writeFile(path, (await readFile(path, 'utf8')).replaceAll('policy: rules.md', 'policy: study'));
  const planned = await holdfast(folder, 'run', '--dry-run');
  expect(planned.out).toContain(
    'benchmark/prompts.jsonl was made from rules.md, and judges hold answers against the policy study;',
  );
});

const ticket = (user: string, assistant: string): string =>
  `${JSON.stringify({
    messages: [
      { role: 'user', content: user },
      { role: 'assistant', content: assistant },
    ],
  })}\n`;
const tickets = [
  ticket('배송은 며칠이나 걸리나요?', '보통 이틀에서 사흘 걸립니다.'),
  ticket('반품하고 싶은데 어떻게 하나요?', '주문 내역에서 반품을 눌러 신청하시면 됩니다.'),
].join('');

test('in Korean it says so in Korean, and ends with what a run will take', async () => {
  const folder = await place();
  await writeFile(join(folder, 'tickets.jsonl'), tickets);
  const words = ['init', '--yes', '--language', 'ko', '--data', 'tickets.jsonl'];
  const { out, code } = await holdfast(folder, ...words);
  expect(code).toBe(0);
  expect(out).toContain('tickets.jsonl: OpenAI 대화 형식(JSONL), 2행, 언어 한국어.');
  expect(out).toContain('실행에 필요한 것:');
  // Whoever reads Korean practises on the organism that speaks it.
  const config = await readRunConfig(join(folder, 'holdfast.yaml'));
  expect([config.model, config.audit.benchmarks]).toEqual(['organism-korean', ['builtin-korean']]);
});

test('where the data holds personal data, the settings mask it, and it is said', async () => {
  const folder = await place();
  await writeFile(join(folder, 'tickets.jsonl'), tickets + ticket('010-8234-9917로 전화 주세요.', '네.'));
  const { out } = await holdfast(folder, 'init', '--yes', '--data', 'tickets.jsonl');
  expect(out).toContain(
    'Personal data or secrets stand in 1 row: scan.onFinding in holdfast.yaml says rewrite',
  );
  const { scan } = await readRunConfig(join(folder, 'holdfast.yaml'));
  expect(scan.onFinding).toEqual({ high: 'drop', medium: 'flag', low: 'rewrite' });
});

test('on a terminal the data is shown as soon as it is named, and answers become settings', async () => {
  const folder = await place();
  await writeFile(join(folder, 'tickets.jsonl'), tickets);
  const shown: string[] = [];
  const messagesShown: string[] = [];
  const choices = ['./my-model', 'trl', 'advbench:prompts.csv', 'rubric:openai:gpt-5.6-luna'];
  const questions: TerminalQuestions = {
    line: async (message, suggestion) => {
      messagesShown.push(message);
      return message === messagesIn.en.init.whichData ? join(folder, 'tickets.jsonl') : (suggestion ?? '');
    },
    amount: async () => 5,
    choose: async (message, { proposals }) => {
      messagesShown.push(message);
      if (message === messagesIn.en.init.whichModel)
        expect(proposals.slice(-2).map(({ value }) => value)).toEqual(['organism', 'charter']);
      if (message === messagesIn.en.init.whichTuner) expect(proposals[0].value).toBe('embedded');
      return choices.shift();
    },
  };
  const { settings, seen } = await askNewSettings(
    {},
    {
      questions,
      show: (text) => shown.push(text),
      messages: messagesIn.en,
      signal: new AbortController().signal,
    },
  );
  expect(seen).toMatchObject({ kind: 'data', rows: 2, language: 'ko' });
  expect(shown[0]).toMatch(/tickets.jsonl: OpenAI chat in JSONL, 2 rows, in Korean\.\nThe scan finds/);
  const { whichData, whichModel, whichTuner, whichBenchmark, whichJudge, whichName } = messagesIn.en.init;
  expect(messagesShown).toEqual([whichData, whichModel, whichTuner, whichBenchmark, whichJudge, whichName]);
  expect(settings).toMatchObject({
    model: './my-model',
    tuner: 'trl',
    benchmark: 'advbench:prompts.csv',
    judge: 'rubric:openai:gpt-5.6-luna',
    budget: 5,
    name: 'my-model',
    masks: [],
  });
});
