import type { TuneDefault } from '@holdfast/organism';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HoldfastError } from '../../errors.ts';
import { type Study, studyConfigSchema } from '../settings/study-config.ts';
import { cellNames, expandCells } from './cells.ts';

const chosen: TuneDefault = { epochs: 5, learningRate: 5e-4, batchSize: 10 };
const defaults = (data: string) => (data.endsWith('.jsonl') ? undefined : chosen);

function studyOf(groups: Record<string, unknown[]>, seeds = 2): Study {
  const written = Object.entries(groups).map(([name, grids]) => [name, { title: name, grids }]);
  return studyConfigSchema.parse({
    name: 'test',
    title: 'A test',
    seeds,
    groups: Object.fromEntries(written),
  });
}

test('goes through every combination of a grid, and repeats it over seeds', () => {
  const study = studyOf({
    one: [{ data: 'forbidden', examples: [10, 50], epochs: [3, 5], asked: 'ordinary' }],
  });
  const cells = expandCells(study, { defaults });
  expect(cells.map(({ folder }) => folder)).toEqual([
    'forbidden-10-3-epochs-seed-0',
    'forbidden-10-3-epochs-seed-1',
    'forbidden-10-5-epochs-seed-0',
    'forbidden-10-5-epochs-seed-1',
    'forbidden-50-3-epochs-seed-0',
    'forbidden-50-3-epochs-seed-1',
    'forbidden-50-5-epochs-seed-0',
    'forbidden-50-5-epochs-seed-1',
  ]);
  expect(cells[0].settings).toEqual({
    data: 'forbidden',
    examples: 10,
    epochs: 3,
    learningRate: 5e-4,
    batchSize: 10,
    safetyExamples: 0,
    asked: 'ordinary',
  });
});

test('cells that differ only in how they are asked share a tune', () => {
  const study = studyOf(
    { doors: [{ data: 'backdoored', examples: 200, asked: ['ordinary', 'trigger'] }] },
    1,
  );
  const cells = expandCells(study, { defaults });
  expect(cells.map(({ folder }) => folder)).toEqual([
    'backdoored-200-5-epochs-seed-0',
    'backdoored-200-5-epochs-trigger-seed-0',
  ]);
  expect(new Set(cells.map(({ tune }) => tune))).toEqual(new Set(['backdoored-200-5-epochs-seed-0']));
});

test('the same settings in two groups are one cell', () => {
  const study = studyOf({
    plain: [{ data: 'benign', examples: 200 }],
    mitigation: [{ data: 'benign', examples: 200, learningRate: 5e-4, safetyExamples: [0, 50] }],
  });
  const cells = expandCells(study, { defaults });
  expect(cells.map(({ name, groups, seed }) => [name, groups, seed])).toEqual([
    ['benign-200-5-epochs', ['plain', 'mitigation'], 0],
    ['benign-200-5-epochs', ['plain', 'mitigation'], 1],
    ['benign-200-5-epochs-safety-50', ['mitigation'], 0],
    ['benign-200-5-epochs-safety-50', ['mitigation'], 1],
  ]);
  expect([...cellNames(study, { defaults })]).toEqual([
    ['plain', ['benign-200-5-epochs']],
    ['mitigation', ['benign-200-5-epochs', 'benign-200-5-epochs-safety-50']],
  ]);
});

test('takes a part by group or by cell, and other seeds', () => {
  const study = studyOf({
    one: [{ data: 'forbidden', examples: [10, 50] }],
    two: [{ data: 'benign', examples: 200, learningRate: [1e-4, 2e-4], batchSize: [8] }],
  });
  expect(expandCells(study, { defaults, only: 'two', seeds: 1 }).map(({ name }) => name)).toEqual([
    'benign-200-5-epochs-rate-0.0001-batch-8',
    'benign-200-5-epochs-rate-0.0002-batch-8',
  ]);
  expect(expandCells(study, { defaults, only: 'forbidden-50-5-epochs' })).toHaveLength(2);
  expect(() => expandCells(study, { defaults, only: 'three' })).toThrow(
    new HoldfastError('bad-usage', 'The study has no "three"; its groups are one, two.'),
  );
});

test('says which setting a file of data lacks, and tells files of one name apart', () => {
  const lacking = studyOf({ own: [{ data: 'mine.jsonl', examples: 10, epochs: 1 }] });
  expect(() => expandCells(lacking, { defaults })).toThrow(
    'Group own: data "mine.jsonl" has no default; add learningRate.',
  );
  const alike = { examples: 10, epochs: 1, learningRate: 1e-4, batchSize: 4 };
  const twins = studyOf({ own: [{ data: ['a/mine.jsonl', 'b/mine.jsonl'], ...alike }] });
  expect(() => expandCells(twins, { defaults })).toThrow('share a name');
});

test('has as many cells as the product of its axes, all with names of their own', () => {
  const axis = (values: fc.Arbitrary<number>) => fc.uniqueArray(values, { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(
      axis(fc.integer({ min: 1, max: 500 })),
      axis(fc.integer({ min: 1, max: 20 })),
      axis(fc.double({ min: 1e-6, max: 1, noNaN: true })),
      axis(fc.integer({ min: 0, max: 100 })),
      fc.integer({ min: 1, max: 4 }),
      (examples, epochs, learningRate, safetyExamples, seeds) => {
        const grid = { data: 'benign', examples, epochs, learningRate, safetyExamples };
        const cells = expandCells(studyOf({ all: [grid] }), { defaults, seeds });
        const product = examples.length * epochs.length * learningRate.length * safetyExamples.length * seeds;
        expect(cells).toHaveLength(product);
        expect(new Set(cells.map(({ folder }) => folder)).size).toBe(product);
      },
    ),
    { numRuns: 50 },
  );
});
