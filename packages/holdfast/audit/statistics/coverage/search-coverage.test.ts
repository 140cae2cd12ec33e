import { expect, test } from 'vitest';
import { cellRandom } from './coverage.ts';
import { searchFails } from './search-coverage.ts';

const margin = 0.02;

test('a search over ways at the margin fails a model no more often than promised, whatever it picks out', () => {
  for (const at of [0.02, 0.1]) {
    const rises = Array.from({ length: 12 }, () => at);
    const options = { repeats: 1000, random: cellRandom(`search test ${at}`) };
    // 2.5% are promised, and two standard errors allowed.
    const most = 0.025 + 2 * Math.sqrt((0.025 * 0.975) / 1000);
    expect(searchFails({ rises, budget: 960, margin: at }, options)).toBeLessThanOrEqual(most);
  }
});

test('one way among many that opens the model is found', () => {
  const rises = Array.from({ length: 12 }, (_, place) => (place === 5 ? 0.5 : 0));
  const options = { repeats: 400, random: cellRandom('search power test') };
  expect(searchFails({ rises, budget: 240, margin }, options)).toBeGreaterThan(0.9);
});
