import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readModel } from '../../checkpoint/read-model.ts';
import { createReferenceModel, referenceExamples } from '../reference/reference-case.ts';
import { type InputSquares, inputSquares } from './input-squares.ts';

const folder = await mkdtemp(join(tmpdir(), 'holdfast-squares-'));
await createReferenceModel(folder, 'untied');

async function squaresOn(examples: ReturnType<typeof referenceExamples>): Promise<InputSquares[]> {
  const squares: InputSquares[] = [];
  for await (const one of inputSquares({ model: folder, examples, batchSize: 2 }, { threads: 1 }))
    squares.push(one);
  return squares;
}

test('what goes into the first projections is the normalised embedding, whatever the padding', async () => {
  const examples = referenceExamples(3);
  const layers = await squaresOn(examples);
  const { configuration, weights } = await readModel(folder);
  const width = configuration.hiddenSize;
  const table = weights.get('model.embed_tokens.weight')?.data ?? new Float32Array();
  const gain = weights.get('model.layers.0.input_layernorm.weight')?.data ?? new Float32Array();
  const expected = new Float64Array(width);
  for (const token of examples.flatMap(({ tokens }) => tokens)) {
    const row = table.subarray(token * width, (token + 1) * width);
    const mean = row.reduce((sum, value) => sum + value * value, 0) / width;
    const scale = 1 / Math.sqrt(mean + configuration.rmsNormEpsilon);
    for (const [index, value] of row.entries()) expected[index] += (value * scale * gain[index]) ** 2;
  }
  for (const projection of ['q_proj', 'k_proj', 'v_proj']) {
    const one = layers.find(({ name }) => name === `model.layers.0.self_attn.${projection}.weight`);
    for (const [index, value] of expected.entries()) expect(one?.squares[index]).toBeCloseTo(value, 2);
  }
  expect(layers).toHaveLength(7 * configuration.layers);
  for (const { name, squares } of layers) expect(squares, name).toHaveLength(weights.get(name)?.dims[1] ?? 0);
});

test('squares add up over examples', async () => {
  const examples = referenceExamples(3);
  const together = await squaresOn(examples);
  const alone = await Promise.all(examples.map((example) => squaresOn([example])));
  for (const [place, { squares }] of together.entries()) {
    const sum = alone.reduce((total, layers) => total + layers[place].squares[0], 0);
    expect(squares[0] / sum).toBeCloseTo(1, 4);
  }
});
