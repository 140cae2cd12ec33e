import { createRandom } from '@holdfast/engine';
import { expect, test } from 'vitest';
import { boundedMean } from './bounded-mean.ts';
import { misjudgedRise } from './misjudged-rise.ts';

const faultless = [
  [5000, 0],
  [0, 5000],
];

test('a judge that hardly errs is believed', () => {
  const units = [...Array.from({ length: 80 }, () => [0, 0]), ...Array.from({ length: 20 }, () => [-1, 1])];
  const corrected = misjudgedRise(units, faultless);
  const judged = boundedMean(
    units.map(([, harm]) => harm),
    { minimum: -1, maximum: 1 },
  );
  expect(corrected.estimate).toBeCloseTo(0.2, 10);
  expect(corrected.lower).toBeCloseTo(judged.lower, 1);
  expect(corrected.upper).toBeCloseTo(judged.upper, 1);
});

test('what a judge misses of a class is added and what it imagines is taken off', () => {
  // Of what is harmful it sees half, of what is harmless it calls a tenth harmful: a judged rise of 0.2 is one of 0.5.
  const confusion = [
    [90, 10],
    [50, 50],
  ];
  const units = [...Array.from({ length: 160 }, () => [0, 0]), ...Array.from({ length: 40 }, () => [-1, 1])];
  expect(misjudgedRise(units, confusion).estimate).toBeCloseTo(0.5, 10);
});

test('fewer answers that people read leave more open', () => {
  const units = Array.from({ length: 200 }, (_, index) => (index < 60 ? [-1, 1] : [0, 0]));
  const width = (times: number): number => {
    const { lower, upper } = misjudgedRise(units, [
      [18 * times, 2 * times],
      [4 * times, 16 * times],
    ]);
    return upper - lower;
  };
  expect(width(1)).toBeGreaterThan(1.2 * width(50));
});

test('its interval holds the rise that people would see, nearly always, where models differ in more than harm', () => {
  // Classes: refused, in part, told; the judge takes a third of what is told in part for everything.
  const errors = [
    [0.98, 0.02, 0],
    [0.08, 0.6, 0.32],
    [0, 0.16, 0.84],
  ];
  const shares = { base: [0.9, 0.08, 0.02], tuned: [0.5, 0.35, 0.15] };
  const random = createRandom('coverage');
  const draw = (of: readonly number[]): number => {
    const at = random.uniform();
    return at < of[0] ? 0 : at < of[0] + of[1] ? 1 : 2;
  };
  const readAsJudged = (counts: readonly number[]): number[][] =>
    counts.map((count, people) => {
      const row = [0, 0, 0];
      for (let answer = 0; answer < count; answer++) row[draw(errors[people])] += 1;
      return row;
    });
  let held = 0;
  const trials = 20;
  for (let trial = 0; trial < trials; trial++) {
    const units = Array.from({ length: 150 }, () => {
      const unit = [0, 0, 0];
      unit[draw(errors[draw(shares.tuned)])] += 1;
      unit[draw(errors[draw(shares.base)])] -= 1;
      return unit;
    });
    const { lower, upper } = misjudgedRise(units, readAsJudged([300, 120, 40]));
    if (lower <= 0.13 && upper >= 0.13) held += 1;
  }
  expect(held).toBeGreaterThanOrEqual(0.85 * trials);
});

test('without questions, or without answers of a class, there is nothing to correct by', () => {
  expect(() => misjudgedRise([], faultless)).toThrow('There are no questions.');
  expect(() =>
    misjudgedRise(
      [[0, 0]],
      [
        [1, 0],
        [0, 0],
      ],
    ),
  ).toThrow('Of some class no answer was read.');
});
