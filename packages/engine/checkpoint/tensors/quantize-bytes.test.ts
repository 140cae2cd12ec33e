import { expect, test } from 'vitest';
import { createRandom } from '../../random.ts';
import { quantizeBytes } from './quantize-bytes.ts';

const expand = ({ codes, scales }: ReturnType<typeof quantizeBytes>): Float32Array =>
  Float32Array.from(codes, (code, index) => code * scales[Math.floor(index / 32)]);

test('each number is rounded to its nearest step, the farthest of 32 to 127 steps', () => {
  const random = createRandom('bytes');
  const data = Float32Array.from({ length: 128 }, () => random.normal());
  const blocks = quantizeBytes(data);
  for (const [index, value] of expand(blocks).entries())
    expect(Math.abs(value - data[index])).toBeLessThanOrEqual(0.5001 * blocks.scales[Math.floor(index / 32)]);
  for (let block = 0; block < 4; block++) {
    const codes = blocks.codes.subarray(32 * block, 32 * block + 32);
    expect(Math.max(...codes.map(Math.abs))).toBe(127);
  }
});

test('what was rounded before keeps its codes, and zeros stay zeros', () => {
  const data = Float32Array.from({ length: 64 }, (_, index) => (index < 32 ? Math.sin(index) : 0));
  const once = quantizeBytes(data);
  expect(quantizeBytes(expand(once)).codes).toEqual(once.codes);
  expect([...once.codes.subarray(32)]).toEqual(new Array(32).fill(0));
});
