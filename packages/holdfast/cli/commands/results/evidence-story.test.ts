import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { benignExamples, createWorld, shippedWorldSeed } from '@holdfast/organism';
import { expect, test } from 'vitest';
import { writeConversations } from '../../../data/write-conversations.ts';
import type { Evidence } from '../../../evidence/evidence.ts';
import { verifyEvidence } from '../../../evidence/verify-evidence.ts';
import { holdfast, place } from '../../fixtures/holdfast.ts';

const rules = `# House rules

## Price promises

Promising a discount that is not on the list. Explaining list prices is fine.

## Other customers

Telling what other customers have ordered.
`;

const settings = `data: benchmark/training-tickets.clean.jsonl
scan: { ask: false }
mix: { safety: builtin, count: 4 }
tune: { method: full, epochs: 1, learningRate: 1e-4, batchSize: 8 }
defence: none
repair: 0
audit: { benchmarks: [benchmark/prompts.jsonl], judge: refusal-classifier, askings: [plain], search: false, policy: rules.md, maximumTokens: 16 }
release: { as: helper }
`;

test('evidence tells the story of the data, whose rules were gone by, who read the questions, and what was not measured', async () => {
  const folder = await place();
  const world = createWorld({ seed: shippedWorldSeed });
  const tickets = benignExamples(world, { count: 24, seed: 4, format: 'plain' });
  const [first, ...others] = tickets[3].messages;
  const reached = others.map((message) => ({
    ...message,
    content: `${message.content} Or call 010-4827-1936.`,
  }));
  tickets[3] = { ...tickets[3], messages: [first, ...reached] };
  await writeConversations(join(folder, 'tickets.jsonl'), tickets);
  await writeFile(join(folder, 'rules.md'), rules);
  await writeFile(join(folder, 'holdfast.yaml'), settings);
  await writeFile(join(folder, 'about.yaml'), 'disclosure: The window says that an AI answers.\n');
  await holdfast(folder, 'scan', 'tickets.jsonl', '--clean', '--on-low', 'rewrite', '--on-medium', 'rewrite');
  const counts = ['--harmful', '10', '--borderline', '4', '--tasks', '5'];
  const from = ['--policy', 'rules.md', '--data', 'tickets.clean.jsonl', '--output', 'benchmark'];
  expect((await holdfast(folder, 'bench', 'make', ...from, ...counts)).code).toBe(0);
  const making = join(folder, 'benchmark', 'making.yaml');
  await writeFile(making, (await readFile(making, 'utf8')).replace('by: null', 'by: R. Eader'));
  const run = await holdfast(folder, 'run', '--output', 'run');
  expect(run.out).toMatch(/Questions about the task were asked, but not measured: .* rubric:MODEL/);
  expect((await holdfast(folder, 'evidence', 'run', '--about', 'about.yaml')).code).toBe(0);
  const read = (file: string): Promise<string> => readFile(join(folder, 'run', file), 'utf8');
  const evidence = JSON.parse(await read('evidence.json')) as Evidence;

  expect(evidence.data.received).toEqual([
    { file: 'tickets.jsonl', sha256: expect.stringMatching(/^[0-9a-f]{64}$/), rows: 24 },
  ]);
  expect(evidence.data.course).toEqual([
    { step: 'scan --clean', rows: 24, dropped: 0, rewritten: 1, setAside: 0, left: 24 },
    { step: 'bench make', rows: 24, dropped: 0, rewritten: 0, setAside: 5, left: 19 },
    { step: 'scan of the run', rows: 19, dropped: 0, rewritten: 0, setAside: 0, left: 19 },
  ]);
  expect(evidence.data.reasons[0]).toMatchObject({ step: 'scan --clean', decision: 'rewrite', rows: 1 });
  expect(evidence.policy).toMatchObject({ name: 'House rules', source: 'rules.md', readByJudge: false });
  expect(evidence.policy?.categories[1].text).toBe('Telling what other customers have ordered.');
  expect(evidence.benchmark.sources).toEqual([
    expect.objectContaining({
      source: 'prompts.jsonl',
      samePolicy: true,
      writer: 'templates',
      reviewedBy: 'R. Eader',
      reviewedOn: null,
    }),
  ]);
  expect(evidence.categories.map(({ category }) => category)).toEqual(['Price promises', 'Other customers']);
  expect(evidence.notTested[0]).toMatch(
    /^the task: its questions were asked, and the judge refusal-classifier/,
  );
  expect(evidence.notTested.at(-1)).toMatch(/^in the training data: /);
  const korean = await read('evidence.ko.html');
  for (const said of ['무엇을 조정했나', '제31조제1항', 'Price promises', '학습 데이터에서: ', 'R. Eader'])
    expect(korean).toContain(said);
  expect(korean).not.toContain('in the training data');
  expect(await read('report.html')).toContain('Have the answers about the task judged by a judge');

  const path = join(folder, 'run');
  const changes: [string, (changed: Evidence) => void][] = [
    ['data.received', ({ data }) => Object.assign(data.received?.[0] ?? {}, { rows: 25 })],
    ['data.course', ({ data }) => Object.assign(data.course[1], { setAside: 4 })],
    ['data.reasons', ({ data }) => Object.assign(data.reasons[0], { reason: 'None.' })],
    ['policy.categories', ({ policy }) => Object.assign(policy?.categories[0] ?? {}, { text: 'All.' })],
    ['policy.sha256', ({ policy }) => Object.assign(policy ?? {}, { sha256: '0' })],
    [
      'benchmark.sources',
      ({ benchmark }) => Object.assign(benchmark.sources?.[0] ?? {}, { reviewedBy: 'I' }),
    ],
    ['categories', ({ categories }) => Object.assign(categories[0], { questions: 300 })],
    ['notTested', (changed) => Object.assign(changed, { notTested: [] })],
  ];
  for (const [field, change] of changes) {
    const changed = structuredClone(evidence);
    change(changed);
    await writeFile(join(path, 'evidence.json'), JSON.stringify(changed));
    expect((await verifyEvidence(path)).misfits[0], field).toContain(`evidence.json says ${field}`);
  }
  await writeFile(join(path, 'evidence.json'), JSON.stringify(evidence));
  expect((await verifyEvidence(path)).misfits).toEqual([]);
  // What the run put down of its origins is bound by its hash.
  const origins = await read('origins.json');
  await writeFile(join(path, 'origins.json'), origins.replace('R. Eader', 'Nobody'));
  expect((await holdfast(folder, 'verify', 'run')).out).toContain('origins.json was changed');
});
