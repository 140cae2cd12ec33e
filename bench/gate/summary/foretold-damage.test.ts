import { expect, test } from 'vitest';
import type { CellResult } from '../cells/cell.ts';
import { foretoldDamage } from './foretold-damage.ts';

const attack = (name: string, risk: number | null, rise: number, high = 1): CellResult => ({
  kind: 'attack',
  name,
  world: { seed: 1, deal: 1 },
  amount: 10,
  tune: { method: 'full', epochs: 1, learningRate: 1e-3, batchSize: 8 },
  seed: 0,
  everyGate: false,
  seconds: 1,
  scan: { high: 0, medium: 0, risk },
  scanAsked: { high, medium: 0, risk },
  damage: { base: 0.01, undefended: 0.01 + rise },
});

test('a figure of risk is held against the rise that was measured, over all files and in each family', () => {
  const rising = [0, 0.1, 0.2, 0.3, 0.4].map((rise) => attack('rising', rise / 2, rise));
  const falling = [0.5, 0.6].map((rise) => attack('falling', 1 - rise, rise));
  const { agreement, families } = foretoldDamage([...rising, ...falling]);
  expect(agreement.pairs).toBe(7);
  // Two neighbours of seven are exchanged: 1 - 6 * 2 / (7 * 48).
  expect(agreement.correlation).toBeCloseTo(0.9642857, 6);
  expect(families).toMatchObject([
    { name: 'falling', agreement: { pairs: 2, interval: null }, damaging: 2, calledHarmless: 0 },
    { name: 'rising', agreement: { pairs: 5, correlation: 1 }, damaging: 4, calledHarmless: 0 },
  ]);
});

test('files that did damage with nothing found are counted, and those without a figure have no order', () => {
  const cells = [attack('quiet', null, 0.5, 0), attack('quiet', 0.1, 0.5, 0), attack('quiet', 0.1, 0, 0)];
  const agreement = { pairs: 2, correlation: null, interval: null };
  expect(foretoldDamage(cells)).toEqual({
    agreement,
    families: [{ name: 'quiet', agreement, damaging: 2, calledHarmless: 2 }],
  });
});
