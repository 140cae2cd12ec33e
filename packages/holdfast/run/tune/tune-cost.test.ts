import { expect, test } from 'vitest';
import type { TuneEvent } from '../../models/tuning/tuner.ts';
import { tuneCost } from './tune-cost.ts';

const price = (basis: 'estimate' | 'billed', amount: number, tokens?: number): TuneEvent => ({
  type: 'price',
  basis,
  price: { amount, currency: 'EUR' },
  source: 'told by the service',
  tokens,
});

test('the last estimate and the last bill count', () => {
  const start: TuneEvent = { type: 'start', steps: 0, examples: 5, resumedAfter: 0 };
  expect(tuneCost([start])).toBeUndefined();
  expect(tuneCost([start, price('estimate', 2), price('estimate', 3)])).toEqual({
    estimated: { amount: 3, currency: 'EUR', source: 'told by the service' },
  });
  expect(tuneCost([price('estimate', 2), start, price('billed', 1.5, 900)])).toEqual({
    estimated: { amount: 2, currency: 'EUR', source: 'told by the service' },
    billed: { amount: 1.5, currency: 'EUR', tokens: 900, source: 'told by the service' },
  });
});
