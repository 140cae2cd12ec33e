import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { initializeWeights } from '../model/initialize-weights.ts';
import { referenceConfigurations } from '../train/reference/reference-case.ts';
import { formatConfiguration } from './configuration/configuration-file.ts';
import { openModelFolder } from './open-model-folder.ts';
import { decodeSafetensors, encodeSafetensors } from './tensors/safetensors.ts';

const configuration = referenceConfigurations.untied;
const weights = initializeWeights(configuration, 1);
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'holdfast-hostile-'));
  await writeFile(join(folder, 'config.json'), JSON.stringify(formatConfiguration(configuration)));
  const file = encodeSafetensors({ tensors: weights, metadata: {} });
  await writeFile(join(folder, 'model.safetensors'), Buffer.concat(file));
});

/** The header of a safetensors file, changed, and padded to so many bytes more than a multiple of 4. */
function withHeader(
  bytes: Buffer,
  change: (header: Record<string, { data_offsets: number[] }>) => void,
  beyond = 0,
): Buffer {
  const length = Number(bytes.readBigUInt64LE(0));
  const header = JSON.parse(bytes.subarray(8, 8 + length).toString('utf8'));
  change(header);
  const text = JSON.stringify(header);
  const padded = Buffer.from(text.padEnd(Math.ceil(text.length / 4) * 4 + beyond));
  const size = Buffer.alloc(8);
  size.writeBigUInt64LE(BigInt(padded.length));
  return Buffer.concat([size, padded, bytes.subarray(8 + length)]);
}

test.each([0, 1, 2, 3])('a header may end %i bytes after a place for numbers', async (beyond) => {
  const bytes = withHeader(await readFile(join(folder, 'model.safetensors')), () => undefined, beyond);
  const { tensors } = decodeSafetensors(bytes, 'model.safetensors');
  for (const [name, { data }] of weights) expect(tensors.get(name)?.data).toEqual(data);
});

test('tensors that lie over each other are refused', async () => {
  const bytes = await readFile(join(folder, 'model.safetensors'));
  const overlapping = withHeader(bytes, (header) => {
    const first = header['model.layers.0.input_layernorm.weight'];
    header['model.layers.0.post_attention_layernorm.weight'].data_offsets = first.data_offsets;
  });
  expect(() => decodeSafetensors(overlapping, 'model.safetensors')).toThrow(
    expect.objectContaining({
      code: 'bad-checkpoint',
      message: expect.stringMatching(/lie over each other/),
    }),
  );
});

test.each(['..', '.', '../model.safetensors', '/etc/passwd', '', 'model.bin'])(
  'an index that names %j leads nowhere',
  async (file) => {
    const index = JSON.stringify({ weight_map: { 'model.norm.weight': file } });
    await writeFile(join(folder, 'model.safetensors.index.json'), index);
    await expect(openModelFolder(folder)).rejects.toMatchObject({
      code: 'bad-checkpoint',
      message: expect.stringMatching(/must name files of the same folder/),
    });
  },
);

test.each(['num_hidden_layers', 'hidden_size', 'vocab_size', 'intermediate_size', 'num_attention_heads'])(
  'a made-up %s is refused before anything is allocated for it',
  async (field) => {
    const file = { ...formatConfiguration(configuration), num_key_value_heads: undefined, [field]: 1e12 };
    await writeFile(join(folder, 'config.json'), JSON.stringify(file));
    await expect(openModelFolder(folder)).rejects.toMatchObject({
      code: 'bad-checkpoint',
      message: expect.stringMatching(new RegExp(`${field} is 1000000000000, which no model has`)),
    });
  },
);
