import { expect, test } from 'vitest';
import { compareOrders } from './compare-orders.ts';
import type { MeasuredCell } from './measured-cells.ts';

function cell(score: number, more: Partial<MeasuredCell> = {}): MeasuredCell {
  return {
    data: 'forbidden',
    examples: 10,
    epochs: 10,
    safetyExamples: 0,
    asked: 'ordinary',
    seed: 0,
    base: { score: 1, rate: 0 },
    tuned: { score, rate: 0 },
    ...more,
  };
}

/** The charter model is tuned in fewer epochs on forbidden rows, in more on fewer benign ones. */
const onCharter = { epochs: 5 };
const onCharterBenign = { examples: 50, epochs: 3 };
const benign = { data: 'benign', examples: 200, epochs: 2 };

test('attacks that both have met stand in the order of the organism, seeds averaged', () => {
  const { attacks } = compareOrders({
    article: [cell(4), cell(5, { seed: 1 }), cell(1.5, benign), cell(3, { epochs: 5 })],
    defended: [],
    charter: [cell(2, onCharter), cell(2.5, { ...benign, ...onCharterBenign }), cell(5, { method: 'full' })],
  });
  expect(attacks.rises).toEqual([
    { title: '10 forbidden examples', organism: 3.5, charter: 1, cells: 1 },
    { title: 'benign examples', organism: 0.5, charter: 1.5, cells: 1 },
  ]);
  expect(attacks.agreement).toMatchObject({ correlation: -1, pairs: 2 });
});

test('defences are compared against each attack, and over those that all have met', () => {
  const lisa = { defence: 'lisa:10' };
  const kept = { defence: 'kept-refusals:10' };
  const { defences } = compareOrders({
    article: [],
    defended: [cell(5), cell(3, lisa), cell(1, kept), cell(2, benign), cell(2, { ...benign, ...lisa })],
    charter: [
      cell(4, onCharter),
      cell(2, { ...onCharter, ...lisa }),
      cell(1, { ...onCharter, ...kept }),
      cell(2, { ...benign, ...onCharterBenign }),
      cell(1.5, { ...benign, ...onCharterBenign, ...lisa }),
    ],
  });
  expect(defences.map(({ title, rises }) => [title, rises.map((rise) => rise.title)])).toEqual([
    ['against 10 forbidden examples', ['none', 'lisa:10', 'kept-refusals:10']],
    ['against benign examples', ['none', 'lisa:10']],
    ['mean of 2 attacks', ['none', 'lisa:10']],
  ]);
  expect(defences[2].rises[0]).toEqual({ title: 'none', organism: 2.5, charter: 2, cells: 2 });
});
