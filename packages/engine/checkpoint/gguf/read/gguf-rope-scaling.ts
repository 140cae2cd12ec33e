import type { EngineError } from '../../../errors.ts';
import type { RopeScaling } from '../../../model/configuration.ts';
import { ropeFrequencies } from '../../../model/rope-tables.ts';
import type { Metadata } from './metadata.ts';
import { short } from './parse-header.ts';

interface RopeParts {
  metadata: Metadata;
  architecture: string;
  headSize: number;
  ropeTheta: number;
  maximumLength: number;
  ropeDivisors: Float32Array | undefined;
  refuse: (what: string) => EngineError;
}

/** Lengths that Llama 3's kinds of models were trained at before they were stretched. */
const trainedLengths = [8192, 4096, 2048, 1024, 512, 256, 128, 64, 32, 16];
const closeness = 1e-3;

/** How a GGUF file's positions are stretched, if they are. Throws what `refuse` makes for ways that the engine does not know. */
export function ggufRopeScaling(parts: RopeParts): RopeScaling | undefined {
  const { metadata, architecture, maximumLength, ropeDivisors, refuse } = parts;
  const number = (name: string): number | undefined =>
    metadata.number(`${architecture}.rope.scaling.${name}`);
  if (ropeDivisors) return llama3Scaling(ropeDivisors, parts);
  const type = metadata.text(`${architecture}.rope.scaling.type`) ?? 'none';
  const factor = number('factor') ?? 1;
  if (type === 'none' || factor === 1) return undefined;
  if (type === 'linear') return { kind: 'linear', factor };
  if (type !== 'yarn') throw refuse(`stretches positions by ${short(type)}; "linear" and "yarn" can be read`);
  return {
    kind: 'yarn',
    factor,
    originalMaximumLength: number('original_context_length') ?? maximumLength,
    betaFast: number('yarn_beta_fast') ?? 32,
    betaSlow: number('yarn_beta_slow') ?? 1,
    attentionFactor: (number('attn_factor') ?? 1) * (1 + 0.1 * Math.log(factor)),
  };
}

/**
 * The settings of Llama 3's scaling that give these divisors of the frequencies: the longest wave's is the factor, and the
 * trained length is found by trying, since a file does not tell it.
 */
function llama3Scaling(
  divisors: Float32Array,
  { headSize, ropeTheta, refuse }: RopeParts,
): RopeScaling | undefined {
  const factor = divisors.reduce((most, divisor) => Math.max(most, divisor), 0);
  if (divisors.length !== headSize / 2)
    throw refuse('has rope_freqs.weight of another length than half a head');
  if (divisors.every((divisor) => divisor === 1)) return undefined;
  const plain = ropeFrequencies({ headSize, ropeTheta });
  for (const originalMaximumLength of trainedLengths) {
    const scaling: RopeScaling = {
      kind: 'llama3',
      factor,
      lowFrequencyFactor: 1,
      highFrequencyFactor: 4,
      originalMaximumLength,
    };
    const scaled = ropeFrequencies({ headSize, ropeTheta, ropeScaling: scaling });
    const near = plain.every(
      (frequency, pair) => Math.abs(frequency / scaled[pair] / divisors[pair] - 1) < closeness,
    );
    if (near) return scaling;
  }
  throw refuse("stretches positions by a rope_freqs.weight that is none of Llama 3's kind");
}
