import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formatConfiguration } from '../../packages/engine/checkpoint/configuration/configuration-file.ts';
import { floatsToBfloat16 } from '../../packages/engine/checkpoint/tensors/half-precision.ts';
import { writeShards } from '../../packages/engine/checkpoint/tensors/write-shards.ts';
import type { ModelConfiguration } from '../../packages/engine/model/configuration.ts';
import { parameterShapes } from '../../packages/engine/model/parameter-shapes.ts';
import { createRandom } from '../../packages/engine/random.ts';

/** Shapes of models that people tune; 1b is that of TinyLlama with Llama 2's vocabulary, 7b is Llama 2 itself. */
export const benchConfigurations = {
  '1b': shape({ hiddenSize: 2048, intermediateSize: 5632, layers: 22, heads: 32, keyValueHeads: 4 }),
  '7b': shape({ hiddenSize: 4096, intermediateSize: 11008, layers: 32, heads: 32, keyValueHeads: 32 }),
} as const;

export type BenchSize = keyof typeof benchConfigurations;

function shape(
  sizes: Pick<ModelConfiguration, 'hiddenSize' | 'intermediateSize' | 'layers' | 'heads' | 'keyValueHeads'>,
): ModelConfiguration {
  return {
    ...sizes,
    vocabularySize: 32_000,
    headSize: sizes.hiddenSize / sizes.heads,
    maximumLength: 4096,
    ropeTheta: 10_000,
    rmsNormEpsilon: 1e-5,
    tiedEmbeddings: false,
    initializerRange: 0.02,
    beginTokenId: 1,
    endTokenIds: [2],
  };
}

/** Numbers that are drawn once and then picked from at random, since drawing billions takes long. */
const drawn = 65_536;

/** Writes a model of a real shape with random weights in bfloat16, in shards, as a Hugging Face folder. */
export async function writeRandomModel(folder: string, size: BenchSize): Promise<void> {
  const configuration = benchConfigurations[size];
  const random = createRandom(`bench/${size}`);
  const normal = floatsToBfloat16(
    Float32Array.from({ length: drawn }, () => random.normal() * configuration.initializerRange),
  );
  await mkdir(folder, { recursive: true });
  const sources = [...parameterShapes(configuration)].map(([name, dims]) => ({
    name,
    dims,
    type: 'bfloat16' as const,
    read: () => {
      const halves = new Uint16Array(dims.reduce((product, dim) => product * dim, 1));
      if (dims.length === 1) halves.fill(0x3f80);
      else {
        let state = random.below(2 ** 31) | 1;
        for (let index = 0; index < halves.length; index++) {
          // Marsaglia 2003, xorshift.
          state ^= state << 13;
          state ^= state >>> 17;
          state ^= state << 5;
          halves[index] = normal[state & (drawn - 1)];
        }
      }
      return new Uint8Array(halves.buffer);
    },
  }));
  await writeShards(folder, sources);
  const file = { ...formatConfiguration(configuration), torch_dtype: 'bfloat16' };
  await writeFile(join(folder, 'config.json'), `${JSON.stringify(file, null, 2)}\n`);
}
