import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Engine, readModel, type Weights } from '@holdfast/engine';
import { expect, test } from 'vitest';
import { encodeConversations } from '../models/embedded/encode-conversations.ts';
import type { DefenceGround } from './defence.ts';
import { largestDifference } from './fixtures/largest-difference.ts';
import published from './fixtures/published-code.json' with { type: 'json' };
import { createSmallModels, forbidden } from './fixtures/small-case.ts';
import { interpolation } from './weights/interpolation.ts';
import { lowRankExtrapolation } from './weights/low-rank-extrapolation.ts';
import { pruned } from './weights/one-shot-pruning.ts';
import { safeLora } from './weights/safe-lora.ts';
import { safetyVector } from './weights/safety-vector.ts';

// The weights of the small model as each defence leaves them, and as the code of its paper does
// (fixtures/run_published_code.py).
const work = await mkdtemp(join(tmpdir(), 'holdfast-published-'));
const folders = await createSmallModels(work);
const base = (await readModel(folders.aligned)).weights;
const tuned = (await readModel(folders.tuned)).weights;
const unused = async (): Promise<never> => {
  throw new Error('This defence must not ask for it.');
};
const ground: DefenceGround = {
  base: folders.aligned,
  engine: {} as Engine,
  seed: 0,
  work,
  safety: unused,
  forbidden: unused,
  alignment: unused,
  unaligned: async () => folders.unaligned,
  openBase: unused,
};

interface Sampled {
  every37th: number[];
  norm: number;
}

/** What is written down of a tensor, from the weights less those of `from`. */
function sampled(weights: Weights | undefined, name: string, from?: Weights): Sampled {
  const start = from?.get(name)?.data;
  const data = [...(weights?.get(name)?.data ?? [])].map((value, index) => value - (start?.[index] ?? 0));
  return { every37th: data.filter((_, index) => index % 37 === 0), norm: Math.hypot(...data) };
}

function agree(theirs: Record<string, Sampled>, ours: (name: string) => Sampled, tolerance = 1e-5): void {
  for (const [name, { every37th, norm }] of Object.entries(theirs)) {
    const own = ours(name);
    expect(largestDifference(own.every37th, every37th), name).toBeLessThan(tolerance);
    expect(Math.abs(own.norm / norm - 1), name).toBeLessThan(tolerance);
  }
}

test('interpolation', async () => {
  const { alpha, weights } = published.interpolation;
  // Their alpha is the share of the tuned model.
  const mended = await interpolation.mend?.({ base, tuned }, 1 - alpha, ground);
  agree(weights, (name) => sampled(mended, name));
});

test('a safety vector', async () => {
  const { lambda, weights } = published.safetyVector;
  const mended = await safetyVector.mend?.({ base, tuned }, lambda, ground);
  agree(weights, (name) => sampled(mended, name));
});

test.each(published.safeLora)('SafeLoRA, threshold $threshold', async ({ threshold, cosines, updates }) => {
  if (threshold < 1) {
    // Some updates are projected, some are not.
    expect(cosines.some((cosine) => cosine < threshold)).toBe(true);
    expect(cosines.some((cosine) => cosine > threshold)).toBe(true);
  }
  const mended = await safeLora.mend?.({ base, tuned }, threshold, ground);
  agree(updates, (name) => sampled(mended, name, base));
});

test('LoX', async () => {
  const { coef, changes } = published.lowRankExtrapolation;
  const folder = await lowRankExtrapolation.start?.(coef, ground);
  const pushed = (await readModel(folder ?? '')).weights;
  // Small differences of 32-bit weights, so a few digits less.
  agree(changes, (name) => sampled(pushed, name, base), 3e-5);
});

test("Antidote's marks, row by row", async () => {
  const { dense, marked } = published.oneShotPruning;
  const engine = await Engine.start({ threads: 1 });
  const examples = await encodeConversations(folders.aligned, forbidden);
  const norms = new Map<string, Float64Array>();
  for await (const { name, squares } of engine.inputSquares({ model: folders.tuned, examples }))
    norms.set(name, squares.map(Math.sqrt));
  await engine.close();
  for (const [name, rows] of Object.entries(marked)) {
    const { dims, data } = tuned.get(name) ?? { dims: [0, 0], data: new Float32Array() };
    const columns = dims[1];
    // Their code keeps the whole part of the unmarked share of a row.
    const share = (columns - Math.floor(columns * (1 - dense))) / columns;
    for (const [row, places] of rows.entries()) {
      const own = data.slice(row * columns, (row + 1) * columns);
      const left = pruned(own, norms.get(name) ?? new Float64Array(), { columns, share });
      expect([...left.keys()].filter((place) => left[place] !== own[place])).toEqual(places);
    }
  }
});
