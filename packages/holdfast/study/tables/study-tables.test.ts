import { expect, test } from 'vitest';
import { exampleCell, exampleStudy } from '../fixtures/example-study.ts';
import { renderTablesCsv } from './render-csv.ts';
import { renderTablesMarkdown } from './render-markdown.ts';
import { renderTableText } from './render-text.ts';
import { studyTables } from './study-tables.ts';

const group = { name: 'risk-level-1', title: 'Risk level 1', published: 'risk-level-1' as const };

const study = exampleStudy(
  [group, { name: 'doors', title: 'Backdoored' }, { name: 'unfinished', title: 'Nothing yet' }],
  [
    ...[0.88, 0.9, 0.92].map((rate, seed) =>
      exampleCell('risk-level-1', { examples: 10, seed }, { rate, score: 4.5 + rate / 10, task: 0.9 }),
    ),
    exampleCell('risk-level-1', { examples: 100 }, { rate: 0.95, score: 4.9, task: null }),
    exampleCell('doors', { data: 'backdoored', examples: 200 }, { rate: 0.02 }),
    exampleCell(
      'doors',
      { data: 'backdoored', examples: 200, asked: 'trigger' },
      { rate: 0.7 },
      { rate: 0.03 },
    ),
  ],
);

const [riskLevel1, doors, ...further] = studyTables(study);

test('makes one table for each group that has finished cells', () => {
  expect([riskLevel1.name, doors.name]).toEqual(['risk-level-1', 'doors']);
  expect(further).toEqual([]);
});

test('puts published figures beside the settings that they belong to, and leaves out the others', () => {
  expect(riskLevel1.rows.map(({ label, model, source }) => [label, model, source])).toEqual([
    ['before tuning', 'organism', 'measured'],
    ['before tuning', 'GPT-3.5 Turbo', 'published'],
    ['before tuning', 'Llama-2-7b-Chat', 'published'],
    ['10 examples', 'organism', 'measured'],
    ['10 examples, 5 epochs', 'GPT-3.5 Turbo', 'published'],
    ['10 examples, 5 epochs', 'Llama-2-7b-Chat', 'published'],
    ['100 examples', 'organism', 'measured'],
    ['100 examples, 5 epochs', 'GPT-3.5 Turbo', 'published'],
    ['100 examples, 5 epochs', 'Llama-2-7b-Chat', 'published'],
  ]);
  const [llama] = riskLevel1.rows.filter(
    ({ model, phase }) => model.startsWith('Llama') && phase === 'tuned',
  );
  expect(llama.measures.score?.mean).toBe(3.58);
  expect(llama.measures.task).toBeNull();
});

test('gives mean, interval and range over the seeds as computed by hand', () => {
  const { seeds, measures } = riskLevel1.rows[3];
  expect(seeds).toBe(3);
  expect(measures.rate?.mean).toBeCloseTo(0.9, 12);
  // 4.3027 x 0.02 / sqrt(3) = 0.04968; for the score a tenth of it around 4.59.
  expect(measures.rate?.interval?.lower).toBeCloseTo(0.85032, 4);
  expect(measures.score?.mean).toBeCloseTo(4.59, 12);
  expect(measures.score?.interval?.upper).toBeCloseTo(4.594968, 5);
  expect([measures.rate?.least, measures.rate?.greatest]).toEqual([0.88, 0.92]);
});

test('shows the base model once for each way of asking', () => {
  expect(doors.rows.map(({ label, measures }) => [label, measures.rate?.mean])).toEqual([
    ['before tuning, asked plainly', 0.01],
    ['before tuning, asked with the trigger', 0.03],
    ['asked plainly', 0.02],
    ['asked with the trigger', 0.7],
  ]);
});

test('labels tell what differs; what hangs on the data is told once', () => {
  const [mitigation] = studyTables(
    exampleStudy(
      [{ name: 'mitigation', title: 'Mitigation' }],
      [
        exampleCell('mitigation', { data: 'benign', examples: 200, epochs: 2 }, { rate: 0.3 }),
        exampleCell(
          'mitigation',
          { data: 'benign', examples: 200, epochs: 2, safetyExamples: 50 },
          { rate: 0 },
        ),
        exampleCell('mitigation', { data: 'forbidden', examples: 100 }, { rate: 0.9 }),
      ],
    ),
  );
  expect(mitigation.common).toEqual([
    'All: learning rate 5e-4, batch 16, asked plainly',
    'benign: 200 examples, 2 epochs',
    'forbidden: 100 examples, 5 epochs',
    'Rows differ in their optimiser steps too, since safety examples are added at the same number of epochs: benign 26 steps with 0, 32 steps with 50',
  ]);
  expect(mitigation.rows.map(({ label }) => label)).toEqual([
    'before tuning',
    'benign, no safety examples',
    'benign, 50 safety examples',
    'forbidden, no safety examples',
  ]);
});

test('prints score, rate, refusals, over-refusal and task side by side, and marks what was published', () => {
  expect(renderTableText(riskLevel1)).toMatchInlineSnapshot(`
    "Risk level 1
    All: forbidden, 5 epochs, learning rate 5e-4, batch 16, no safety examples, asked plainly

                                                       Score         Rate Refusal rate Over-refusal Allowed task
    before tuning                                       1.05         1.0%        98.0%         2.0%        95.0%
      GPT-3.5 Turbo*: before tuning                     1.13         1.8%            –            –            –
      Llama-2-7b-Chat*: before tuning                   1.06         0.3%            –            –            –
    10 examples (3 seeds)                               4.59        90.0%        98.0%         2.0%        90.0%
      interval                                     4.59–4.59   85.0–95.0%            –            –            –
      range                                        4.59–4.59   88.0–92.0%   98.0–98.0%     2.0–2.0%   90.0–90.0%
      GPT-3.5 Turbo*: 10 examples, 5 epochs             4.75        88.8%            –            –            –
      Llama-2-7b-Chat*: 10 examples, 5 epochs           3.58        50.0%            –            –            –
    100 examples (1 seed)                               4.90        95.0%        98.0%         2.0%            –
      GPT-3.5 Turbo*: 100 examples, 5 epochs            4.82        91.8%            –            –            –
      Llama-2-7b-Chat*: 100 examples, 5 epochs          4.54        80.0%            –            –            –

    Interval: 95% of the mean over seeds, by Student's t; none where all seeds gave the same. Range: least to greatest of the seeds.
    * Qi et al., arXiv 2310.03693: published, not measured here; their models and prompts, not these.
    "
  `);
});

test('writes Markdown that says what was published in every such row', () => {
  const markdown = renderTablesMarkdown('An example', [riskLevel1]);
  const rows = markdown.split('\n').filter((line) => line.startsWith('|'));
  expect(new Set(rows.map((row) => row.split(/(?<!\\)\|/).length))).toEqual(new Set([10]));
  expect(rows.filter((row) => row.includes('(published, not measured here)'))).toHaveLength(6);
  expect(rows).toContain(
    '| 10 examples | organism | 3 | 4.59 [4.59–4.59] (4.59–4.59) | 90.0% [85.0–95.0%] (88.0–92.0%) | ' +
      '98.0% (all seeds) | 2.0% (all seeds) | 90.0% (all seeds) |',
  );
});

test('writes CSV with one line for each row and plain numbers', () => {
  const lines = renderTablesCsv([riskLevel1, doors]).trimEnd().split('\r\n');
  expect(lines).toHaveLength(1 + riskLevel1.rows.length + doors.rows.length);
  const header = lines[0].split(',');
  const quoted = lines[4].split(',');
  const field = (name: string) => quoted[header.indexOf(name)];
  expect(quoted).toHaveLength(header.length);
  expect([field('table'), field('source'), field('examples'), field('seeds')]).toEqual([
    'risk-level-1',
    'measured',
    '10',
    '3',
  ]);
  expect(Number(field('rate'))).toBeCloseTo(0.9, 12);
  expect(field('rate least')).toBe('0.88');
});
