import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EngineError } from '../errors.ts';
import { initializeAdapter } from '../model/adapter.ts';
import { initializeWeights } from '../model/initialize-weights.ts';
import { createRandom } from '../random.ts';
import {
  createReferenceModel,
  referenceAdapter,
  referenceConfigurations,
} from '../train/reference/reference-case.ts';
import { mergeAdapter } from './adapter/merge-adapter.ts';
import { readAdapter, writeAdapter } from './adapter/peft-adapter.ts';
import { formatConfiguration, parseConfiguration } from './configuration/configuration-file.ts';
import { readModel } from './read-model.ts';
import {
  bfloat16ToFloats,
  float16ToFloats,
  floatsToBfloat16,
  floatsToFloat16,
} from './tensors/half-precision.ts';
import { decodeSafetensors, encodeSafetensors } from './tensors/safetensors.ts';
import { writeModelFolder } from './write-model-folder.ts';

const folder = await mkdtemp(join(tmpdir(), 'holdfast-checkpoint-'));
const configuration = referenceConfigurations.untied;

test('tensors come back as they were written', () => {
  const tensor = fc
    .array(fc.nat(4), { maxLength: 3 })
    .chain((dims) =>
      fc
        .array(fc.float(), { minLength: size(dims), maxLength: size(dims) })
        .map((values) => ({ dims, data: Float32Array.from(values) })),
    );
  fc.assert(
    fc.property(
      fc.dictionary(
        fc.string().filter((name) => name !== '__metadata__'),
        tensor,
      ),
      (named) => {
        const tensors = new Map(Object.entries(named));
        const file = Buffer.concat(encodeSafetensors({ tensors, metadata: { format: 'pt' } }));
        expect(decodeSafetensors(file, 'x')).toEqual({ tensors, metadata: { format: 'pt' } });
      },
    ),
  );
});

test.each(['__proto__', 'constructor', 'toString'])('a tensor may be called %s', (name) => {
  const tensors = new Map([[name, { dims: [1], data: Float32Array.of(3) }]]);
  const file = Buffer.concat(encodeSafetensors({ tensors, metadata: {} }));
  expect(decodeSafetensors(file, 'x').tensors).toEqual(tensors);
});

test('a file that is torn or no safetensors file is refused, never misread', () => {
  const tensors = new Map([['a', { dims: [2, 3], data: Float32Array.of(1, 2, 3, 4, 5, 6) }]]);
  const whole = Buffer.concat(encodeSafetensors({ tensors, metadata: {} }));
  for (let length = 0; length < whole.length; length++) {
    expect(() => decodeSafetensors(whole.subarray(0, length), 'x')).toThrow(EngineError);
  }
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      try {
        decodeSafetensors(bytes, 'x');
      } catch (error) {
        expect(error).toBeInstanceOf(EngineError);
      }
    }),
  );
});

test('halves are read as IEEE 754 and bfloat16 say', () => {
  expect([...float16ToFloats(Uint16Array.of(0x3c00, 0xc000, 0x7bff, 0x0001, 0x7c00))]).toEqual([
    1,
    -2,
    65504,
    2 ** -24,
    Number.POSITIVE_INFINITY,
  ]);
  expect([...bfloat16ToFloats(Uint16Array.of(0x3f80, 0xc000, 0x4049))]).toEqual([1, -2, 3.140625]);
});

test('every half comes back from a float, and what lies between goes to the nearest, ties to even', () => {
  const halves = Uint16Array.from({ length: 65_536 }, (_, half) => half);
  const isNumber = (half: number): boolean => (half & 0x7c00) !== 0x7c00 || (half & 0x3ff) === 0;
  for (const [half, back] of floatsToFloat16(float16ToFloats(halves)).entries())
    if (isNumber(half)) expect(back).toBe(half);
  const brain = bfloat16ToFloats(halves);
  for (const [half, back] of floatsToBfloat16(brain).entries())
    if (!Number.isNaN(brain[half])) expect(back).toBe(half);
  expect(Number.isNaN(float16ToFloats(floatsToFloat16(Float32Array.of(Number.NaN)))[0])).toBe(true);
  const between = (a: number, b: number, share: number): number => a + share * (b - a);
  for (const [low, high] of [
    [0x3c00, 0x3c01],
    [0x3c01, 0x3c02],
    [0x0000, 0x0001],
    [0x0001, 0x0002],
    [0x03ff, 0x0400],
  ]) {
    const [a, b] = float16ToFloats(Uint16Array.of(low, high));
    const [under, tie, over] = floatsToFloat16(
      Float32Array.of(between(a, b, 0.49), between(a, b, 0.5), between(a, b, 0.51)),
    );
    expect([under, tie, over]).toEqual([low, low % 2 === 0 ? low : high, high]);
  }
});

test('a model folder is read as it was written, in one file or in shards', async () => {
  const from = join(folder, 'from');
  await createReferenceModel(from, 'untied');
  const weights = initializeWeights(configuration, 'folder');
  for (const [name, shardBytes] of [
    ['one', 4e9],
    ['shards', 20_000],
  ] as const) {
    await writeModelFolder({ folder: join(folder, name), from, weights, shardBytes });
    expect(await readModel(join(folder, name))).toEqual({ configuration, weights });
  }
  const files = await readdir(join(folder, 'shards'));
  expect(files.filter((file) => file.endsWith('.safetensors')).length).toBeGreaterThan(2);
  expect(files).toEqual(
    expect.arrayContaining(['model.safetensors.index.json', 'tokenizer.json', 'chat_template.jinja']),
  );
});

test('what is missing or misshapen is told by name', async () => {
  const broken = join(folder, 'broken');
  await createReferenceModel(broken, 'untied');
  const config = JSON.parse(await readFile(join(broken, 'config.json'), 'utf8'));
  await writeFile(join(broken, 'config.json'), JSON.stringify({ ...config, intermediate_size: 64 }));
  await expect(readModel(broken)).rejects.toThrow(
    /mlp.gate_proj.weight is \[48, 32\], its configuration asks for \[64, 32\]/,
  );
  await writeFile(join(broken, 'config.json'), JSON.stringify({ ...config, num_hidden_layers: 3 }));
  await expect(readModel(broken)).rejects.toThrow(/model.layers.2.input_layernorm.weight is missing/);
  await expect(readModel(join(folder, 'nowhere'))).rejects.toThrow(/config.json cannot be read/);
});

test('a configuration survives the way through config.json; other models are refused', () => {
  for (const one of Object.values(referenceConfigurations)) {
    expect(parseConfiguration(formatConfiguration(one), 'config.json')).toEqual(one);
  }
  const file = formatConfiguration(configuration);
  expect(() => parseConfiguration({ ...file, model_type: 'gpt2' }, 'c')).toThrow(/"gpt2"/);
  expect(() => parseConfiguration({ ...file, hidden_size: -1 }, 'c')).toThrow(/hidden_size/);
  expect(() => parseConfiguration({ ...file, rope_scaling: { rope_type: 'longrope' } }, 'c')).toThrow(
    /longrope/,
  );
  const newer = {
    ...file,
    rope_scaling: undefined,
    rope_theta: undefined,
    rope_parameters: { rope_theta: 7, rope_type: 'default' },
  };
  expect(parseConfiguration(newer, 'c').ropeTheta).toBe(7);
});

test('an adapter is read as it was written, and merged it gives W + alpha / rank B A', async () => {
  const model = join(folder, 'base');
  await createReferenceModel(model, 'untied');
  const adapter = initializeAdapter(configuration, referenceAdapter, 'adapter');
  const random = createRandom('up');
  for (const { data } of adapter.weights.values()) {
    for (let index = 0; index < data.length; index++) data[index] = random.normal();
  }
  await writeAdapter({ folder: join(folder, 'adapter'), base: 'base', adapter });
  const { base, ...read } = await readAdapter(join(folder, 'adapter'));
  expect([base, read]).toEqual(['base', adapter]);
  await mergeAdapter({ model, adapter: join(folder, 'adapter'), output: join(folder, 'merged') });
  const before = (await readModel(model)).weights;
  const after = (await readModel(join(folder, 'merged'))).weights;
  const name = 'model.layers.1.mlp.down_proj';
  const [row, column, width] = [5, 7, 48];
  let change = 0;
  for (let inner = 0; inner < 4; inner++) {
    const up = adapter.weights.get(`${name}.lora_B.weight`)?.data[row * 4 + inner] ?? Number.NaN;
    const down = adapter.weights.get(`${name}.lora_A.weight`)?.data[inner * width + column] ?? Number.NaN;
    change += up * down;
  }
  const at = row * width + column;
  const moved = (after.get(`${name}.weight`)?.data[at] ?? 0) - (before.get(`${name}.weight`)?.data[at] ?? 0);
  expect(moved).toBeCloseTo(2 * change, 4);
  expect(after.get('model.layers.1.mlp.gate_proj.weight')).toEqual(
    before.get('model.layers.1.mlp.gate_proj.weight'),
  );
});

test('adapters that would be read wrongly are refused', async () => {
  const path = join(folder, 'odd');
  await writeAdapter({
    folder: path,
    base: 'b',
    adapter: initializeAdapter(configuration, referenceAdapter, 1),
  });
  const file = join(path, 'adapter_config.json');
  const config = JSON.parse(await readFile(file, 'utf8'));
  for (const change of [
    { peft_type: 'IA3' },
    { bias: 'all' },
    { use_dora: true },
    { rank_pattern: { q_proj: 4 } },
    { target_modules: ['lm_head'] },
  ]) {
    await writeFile(file, JSON.stringify({ ...config, ...change }));
    await expect(readAdapter(path)).rejects.toMatchObject({ code: 'bad-checkpoint' });
  }
});

function size(dims: readonly number[]): number {
  return dims.reduce((product, dim) => product * dim, 1);
}
