import { expect, test } from 'vitest';
import { createRandom } from '../random.ts';
import { referenceConfigurations } from '../train/reference/reference-case.ts';
import { type Adapter, type AdapterSettings, initializeAdapter, mergeWeights } from './adapter.ts';
import { initializeWeights } from './initialize-weights.ts';
import { joinAdapters } from './join-adapters.ts';

const configuration = referenceConfigurations.untied;

function randomAdapter(settings: AdapterSettings, seed: string): Adapter {
  const adapter = initializeAdapter(configuration, settings, seed);
  const random = createRandom(seed);
  for (const { data } of adapter.weights.values())
    for (let index = 0; index < data.length; index++) data[index] = random.normal();
  return adapter;
}

test('two adapters joined change the weights as one after the other does, whatever each of them adapts', () => {
  const first = randomAdapter({ rank: 3, alpha: 12, targetModules: ['q_proj', 'down_proj'] }, 'first');
  const second = randomAdapter({ rank: 2, alpha: 1, targetModules: ['q_proj', 'up_proj'] }, 'second');
  const joined = joinAdapters(first, second);
  expect(joined.settings).toEqual({ rank: 5, alpha: 2.5, targetModules: ['q_proj', 'up_proj', 'down_proj'] });
  const weights = initializeWeights(configuration, 'joined');
  const apart = mergeWeights(mergeWeights(weights, first), second);
  const together = mergeWeights(weights, joined);
  for (const [name, { data }] of apart) {
    const other = together.get(name)?.data ?? new Float32Array();
    expect(other).toHaveLength(data.length);
    for (const [index, value] of data.entries()) expect(Math.abs(other[index] - value)).toBeLessThan(1e-4);
  }
  const changed = [...apart].filter(([name, { data }]) => String(data) !== String(weights.get(name)?.data));
  expect(changed).toHaveLength(3 * configuration.layers);
});
