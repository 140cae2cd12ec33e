import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRandom, type Engine, readModel, type Weights, writeModelFolder } from '@holdfast/engine';
import { organismFolder } from '@holdfast/organism';
import { expect, test } from 'vitest';
import type { DefenceGround } from '../defence.ts';
import { interpolation } from './interpolation.ts';
import { extrapolate, lowRankExtrapolation } from './low-rank-extrapolation.ts';
import { alignedPart, safeLora } from './safe-lora.ts';
import { safetyVector } from './safety-vector.ts';
import { topDirections } from './top-directions.ts';

const random = createRandom('weights');
const name = 'model.layers.0.self_attn.q_proj.weight';
const matrix = (rows: number, columns: number, values: readonly number[]) => ({
  dims: [rows, columns],
  data: Float32Array.from(values),
});
const weightsOf = (values: readonly number[]): Weights => new Map([[name, matrix(2, 2, values)]]);

const work = await mkdtemp(join(tmpdir(), 'holdfast-defences-'));
const { weights } = await readModel(organismFolder);

/** A ground whose unaligned model is the organism with noise taken off. */
async function groundWith(
  change: (data: Float32Array, tensor: string) => Float32Array,
): Promise<DefenceGround> {
  const folder = await mkdtemp(join(work, 'unaligned-'));
  const changed: Weights = new Map(
    [...weights].map(([key, { dims, data }]) => [key, { dims, data: change(data, key) }]),
  );
  await writeModelFolder({ folder, from: organismFolder, weights: changed });
  const unused = async (): Promise<never> => {
    throw new Error('This defence must not ask for it.');
  };
  return {
    base: organismFolder,
    engine: {} as Engine,
    seed: 0,
    work,
    safety: unused,
    forbidden: unused,
    alignment: unused,
    unaligned: async () => folder,
    openBase: unused,
  };
}

const noise = new Map([...weights].map(([key, { data }]) => [key, data.map(() => 0.01 * random.normal())]));
const noisy = (data: Float32Array, key: string) =>
  data.map((value, index) => value - (noise.get(key)?.[index] ?? 0));

test('interpolation lies on the line between both models', async () => {
  const ground = {} as DefenceGround;
  const mended = await interpolation.mend?.(
    { base: weightsOf([1, 2, 3, 4]), tuned: weightsOf([3, 2, -1, 8]) },
    0.25,
    ground,
  );
  expect([...(mended?.get(name)?.data ?? [])]).toEqual([2.5, 2, 0, 7]);
});

test('a safety vector is what the aligned model has over the unaligned one', async () => {
  const ground = await groundWith(noisy);
  const mended = await safetyVector.mend?.({ base: weights, tuned: weights }, 2, ground);
  for (const [key, { data }] of mended ?? []) {
    const vector = noise.get(key) ?? new Float32Array();
    for (let index = 0; index < data.length; index += 97)
      expect(data[index]).toBeCloseTo((weights.get(key)?.data[index] ?? 0) + 2 * vector[index], 5);
  }
});

test("an update is projected onto the alignment by V V' / |V|", () => {
  // V V' = [[5, 11], [11, 25]], |V| = sqrt(30); D = [[1, 0], [0, 1]].
  const projected = alignedPart(Float32Array.of(1, 0, 0, 1), Float32Array.of(1, 2, 3, 4), 2, 2);
  const norm = Math.sqrt(30);
  for (const [index, value] of [5 / norm, 11 / norm, 11 / norm, 25 / norm].entries())
    expect(projected[index]).toBeCloseTo(value, 5);
});

test.each([
  [2, 5],
  [5, 2],
])('the alignment subspace of a matrix of %i by %i is that of its definition', (rows, columns) => {
  const [update, alignment] = [0, 1].map(() =>
    Float32Array.from({ length: rows * columns }, () => random.normal()),
  );
  const projected = alignedPart(update, alignment, rows, columns);
  const norm = Math.hypot(...alignment);
  const at = (matrix: Float32Array, row: number, column: number) => matrix[row * columns + column];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      let expected = 0;
      for (let from = 0; from < rows; from++)
        for (let inner = 0; inner < columns; inner++)
          expected += at(alignment, row, inner) * at(alignment, from, inner) * at(update, from, column);
      expect(at(projected, row, column)).toBeCloseTo(expected / norm, 4);
    }
  }
});

test('only projections whose update disagrees with the alignment are replaced', async () => {
  const ground = await groundWith(noisy);
  const moved = (key: string, data: Float32Array) =>
    data.map((value, index) => value + (noise.get(key)?.[index] ?? 0) + 0.01 * random.normal());
  const tuned: Weights = new Map(
    [...weights].map(([key, { dims, data }]) => [key, { dims, data: moved(key, data) }]),
  );
  const none = await safeLora.mend?.({ base: weights, tuned }, 0, ground);
  expect(none).toEqual(tuned);
  const all = await safeLora.mend?.({ base: weights, tuned }, 1, ground);
  for (const [key, { data }] of all ?? []) {
    const same = data.every((value, index) => value === tuned.get(key)?.data[index]);
    expect(same, key).toBe(!key.includes('_proj'));
  }
});

test('leading directions are those of a matrix whose singular vectors are known', () => {
  const [rows, columns] = [7, 5];
  const left = topDirections(
    Float32Array.from({ length: rows * rows }, () => random.normal()),
    { rows, columns: rows, count: rows },
  );
  const right = topDirections(
    Float32Array.from({ length: columns * columns }, () => random.normal()),
    { rows: columns, columns, count: columns },
  );
  const singular = [9, 4, 1, 0.3, 0.1];
  const known = Float32Array.from({ length: rows * columns }, (_, place) => {
    const [row, column] = [Math.floor(place / columns), place % columns];
    return singular.reduce((sum, value, rank) => sum + value * left[rank][row] * right[rank][column], 0);
  });
  const directions = topDirections(known, { rows, columns, count: 3 });
  for (const [rank, direction] of directions.entries()) {
    const cosine = direction.reduce((sum, value, row) => sum + value * left[rank][row], 0);
    expect(Math.abs(cosine)).toBeCloseTo(1, 4);
  }
  // A matrix of rank one has one direction.
  const single = Float32Array.from(
    { length: 6 },
    (_, place) => [1, 2][Math.floor(place / 3)] * [1, 0, 2][place % 3],
  );
  expect(topDirections(single, { rows: 2, columns: 3, count: 2 })).toHaveLength(1);
});

test('extrapolation of a low-rank change goes on along it', async () => {
  const change = Float32Array.of(1, 2, 2, 4);
  const moved = extrapolate(Float32Array.of(0, 0, 0, 0), change, { rows: 2, columns: 2, strength: 0.5 });
  for (const [index, value] of [0.5, 1, 1, 2].entries()) expect(moved[index]).toBeCloseTo(value, 5);
  const ground = await groundWith(noisy);
  const start = (await readModel((await lowRankExtrapolation.start?.(0.5, ground)) ?? '')).weights;
  for (const [key, { data }] of start) {
    const same = data.every((value, index) => value === weights.get(key)?.data[index]);
    expect(same, key).toBe(!key.includes('_proj'));
  }
});
