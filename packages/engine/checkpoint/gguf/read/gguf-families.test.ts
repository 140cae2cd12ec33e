import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Engine } from '../../../engine.ts';
import recorded from '../../../fixtures/gguf-families.json' with { type: 'json' };
import { mergeAdapter } from '../../adapter/merge-adapter.ts';
import { readModel } from '../../read-model.ts';

// Files that gguf-py wrote and llama.cpp answered from; see fixtures/make-gguf-families.py.
const fixtures = join(import.meta.dirname, '..', '..', '..', 'fixtures', 'gguf-families');

let engine: Engine;
beforeAll(async () => {
  engine = await Engine.start({ threads: 1 });
});
afterAll(() => engine.close());

async function scores(model: string): Promise<number[]> {
  const [first, ...others] = recorded.tokens;
  const pairs = [{ prompt: [first], answer: others }];
  for await (const { logProbabilities } of engine.score({ model, pairs })) return logProbabilities;
  throw new Error('nothing was scored');
}

/** Decimal places; llama.cpp looks Gemma's GELU up in a table of 16-bit numbers. */
const closeness = (name: string): number => (name.startsWith('gemma') ? 2 : 4);

describe.each(Object.entries(recorded.logProbabilities))('%s', (name, wanted) => {
  const path = join(fixtures, `${name}.gguf`);

  test("log-probabilities are llama.cpp's on the same file", async () => {
    const ours = await scores(path);
    expect(ours).toHaveLength(wanted.length);
    for (const [place, value] of wanted.entries()) expect(ours[place]).toBeCloseTo(value, closeness(name));
  });

  test('written as a folder it is the same model', async () => {
    const folder = join(await mkdtemp(join(tmpdir(), 'holdfast-gguf-families-')), name);
    await mergeAdapter({ model: path, output: folder });
    const { configuration } = await readModel(path);
    expect((await readModel(folder)).configuration.family).toBe(configuration.family);
    const ours = await scores(folder);
    for (const [place, value] of wanted.entries()) expect(ours[place]).toBeCloseTo(value, closeness(name));
  });
});
