import { createModelFolder } from '../../checkpoint/create-model-folder.ts';
import type { ModelConfiguration } from '../../model/configuration.ts';
import { createRandom } from '../../random.ts';
import type { TrainingExample } from '../examples/training-example.ts';
import type { TrainOptions } from '../train-options.ts';

/** The shapes on which training is held against PyTorch: with everything that Llama models differ in. */
export const referenceConfigurations: Record<'tied' | 'untied', ModelConfiguration> = {
  tied: {
    vocabularySize: 50,
    hiddenSize: 32,
    intermediateSize: 48,
    layers: 2,
    heads: 2,
    keyValueHeads: 2,
    headSize: 16,
    maximumLength: 64,
    ropeTheta: 10_000,
    rmsNormEpsilon: 1e-5,
    tiedEmbeddings: true,
    initializerRange: 0.15,
    endTokenIds: [1],
  },
  untied: {
    vocabularySize: 50,
    hiddenSize: 32,
    intermediateSize: 48,
    layers: 2,
    heads: 4,
    keyValueHeads: 2,
    headSize: 16,
    maximumLength: 64,
    ropeTheta: 500,
    ropeScaling: {
      kind: 'llama3',
      factor: 4,
      lowFrequencyFactor: 1,
      highFrequencyFactor: 4,
      originalMaximumLength: 16,
    },
    rmsNormEpsilon: 1e-6,
    tiedEmbeddings: false,
    initializerRange: 0.15,
    endTokenIds: [1],
  },
};

/** Examples of different lengths, so that batches are padded, with weights 0, 1 and between. */
export function referenceExamples(count = 6): TrainingExample[] {
  const random = createRandom('reference');
  return Array.from({ length: count }, (_, index) => {
    const tokens = Array.from({ length: 5 + 3 * index }, () => random.below(50));
    return { tokens, weights: tokens.map((_, place) => [0, 1, 1, 0.5][place % 4]) };
  });
}

/** How the reference trains: 20 steps over all examples at once. */
export const referenceTraining = {
  epochs: 20,
  batchSize: 6,
  learningRate: 5e-3,
  schedule: 'linear',
  warmupSteps: 3,
  weightDecay: 0.1,
  clip: 0.5,
  seed: 3,
} as const satisfies Partial<TrainOptions>;

export const referenceAdapter = {
  rank: 4,
  alpha: 8,
  targetModules: ['q_proj', 'v_proj', 'o_proj', 'up_proj', 'down_proj'],
} as const;

/** Writes a model of a reference shape with fresh weights. */
export async function createReferenceModel(folder: string, kind: 'tied' | 'untied'): Promise<void> {
  const configuration = referenceConfigurations[kind];
  await createModelFolder({
    folder,
    configuration,
    tokenizer: {},
    chatTemplate: '',
    seed: `reference/${kind}`,
  });
}
