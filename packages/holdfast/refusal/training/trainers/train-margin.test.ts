import { createRandom } from '@holdfast/engine';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type SidedExample, trainMargin } from './train-margin.ts';

const features = 6;
const cost = 0.2;
const example = fc.record({
  features: fc
    .array(fc.nat({ max: features - 1 }), { minLength: 1, maxLength: 4 })
    .map((numbers) => Int32Array.from(numbers)),
  scale: fc.double({ min: 0.3, max: 1, noNaN: true }),
  side: fc.constantFrom(1 as const, -1 as const),
  weight: fc.constantFrom(1, 3),
});

/** What the weights are to make least: half of their squared length, and the squared hinge losses (Hsieh et al. 2008, equation 1). */
function objective(weights: Float64Array, examples: readonly SidedExample[]): number {
  let value = 0;
  for (const weight of weights) value += (weight * weight) / 2;
  for (const { features: all, scale, side, weight } of examples) {
    let score = weights[features];
    for (const feature of all) score += scale * weights[feature];
    value += cost * weight * Math.max(0, 1 - side * score) ** 2;
  }
  return value;
}

test('the weights are those that make the objective least: every derivative, by finite differences, is nought there', () => {
  fc.assert(
    fc.property(fc.array(example, { minLength: 2, maxLength: 12 }), fc.nat(), (examples, seed) => {
      const weights = trainMargin(examples, { features, cost, passes: 2000, random: createRandom(seed) });
      const width = 1e-5;
      for (const place of weights.keys()) {
        const [less, more] = [weights.slice(), weights.slice()];
        less[place] -= width;
        more[place] += width;
        const slope = (objective(more, examples) - objective(less, examples)) / (2 * width);
        expect(Math.abs(slope)).toBeLessThan(1e-5);
      }
    }),
    { numRuns: 50 },
  );
});

test('an example that counts three times weighs as much as three that are alike', () => {
  const one: SidedExample = { features: Int32Array.of(0, 2), scale: 0.7, side: 1, weight: 1 };
  const other: SidedExample = { features: Int32Array.of(1), scale: 1, side: -1, weight: 1 };
  const train = (examples: readonly SidedExample[]) =>
    trainMargin(examples, { features, cost, passes: 2000, random: createRandom('margin') });
  const thrice = train([{ ...one, weight: 3 }, other]);
  for (const [place, weight] of train([one, one, one, other]).entries())
    expect(thrice[place]).toBeCloseTo(weight, 6);
});
