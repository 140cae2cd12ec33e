import type { ModelConfiguration, RopeScaling } from './configuration.ts';
import type { FloatTensor } from './weights.ts';

/** What rotary positions are made from. */
export type RopeSettings = Pick<
  ModelConfiguration,
  'headSize' | 'ropeTheta' | 'ropeScaling' | 'rotatedShare'
>;

/** How many numbers of a head are rotated. */
export function rotatedSize({
  headSize,
  rotatedShare = 1,
}: Pick<RopeSettings, 'headSize' | 'rotatedShare'>): number {
  return Math.trunc(headSize * rotatedShare);
}

/**
 * Cosines and sines of rotary positions (Su et al. 2021), each [length, size / 2] for heads of which `size`
 * numbers are rotated: row p, column i holds that of p * theta^(-2i / size), with frequencies and amplitude scaled as the configuration says.
 */
export function ropeTables(
  configuration: RopeSettings,
  length: number,
): { cosine: FloatTensor; sine: FloatTensor } {
  const half = rotatedSize(configuration) / 2;
  const cosine = new Float32Array(length * half);
  const sine = new Float32Array(length * half);
  const { ropeScaling } = configuration;
  const amplitude = ropeScaling && 'attentionFactor' in ropeScaling ? ropeScaling.attentionFactor : 1;
  for (const [column, frequency] of ropeFrequencies(configuration).entries()) {
    for (let position = 0; position < length; position++) {
      cosine[position * half + column] = amplitude * Math.cos(position * frequency);
      sine[position * half + column] = amplitude * Math.sin(position * frequency);
    }
  }
  const dims = [length, half];
  return { cosine: { dims, data: cosine }, sine: { dims, data: sine } };
}

/** Radians a position for each pair of a head's numbers, scaled as the configuration says. */
export function ropeFrequencies(settings: RopeSettings): number[] {
  const { ropeTheta, ropeScaling } = settings;
  const size = rotatedSize(settings);
  const plain = Array.from({ length: size / 2 }, (_, pair) => ropeTheta ** ((-2 * pair) / size));
  switch (ropeScaling?.kind) {
    case 'linear':
      return plain.map((frequency) => frequency / ropeScaling.factor);
    case 'llama3':
      return plain.map((frequency) => llama3Frequency(frequency, ropeScaling));
    case 'yarn':
      return yarnFrequencies(plain, ropeTheta, ropeScaling);
    case 'longrope':
      return plain.map((frequency, pair) => frequency / ropeScaling.factors[pair]);
    default:
      return plain;
  }
}

/** Long waves are stretched by the factor, short ones kept, those between blended (Llama 3.1's `llama3` scaling). */
function llama3Frequency(frequency: number, scaling: Extract<RopeScaling, { kind: 'llama3' }>): number {
  const { factor, lowFrequencyFactor, highFrequencyFactor, originalMaximumLength } = scaling;
  const waveLength = (2 * Math.PI) / frequency;
  if (waveLength > originalMaximumLength / lowFrequencyFactor) return frequency / factor;
  if (waveLength < originalMaximumLength / highFrequencyFactor) return frequency;
  const smooth =
    (originalMaximumLength / waveLength - lowFrequencyFactor) / (highFrequencyFactor - lowFrequencyFactor);
  return ((1 - smooth) * frequency) / factor + smooth * frequency;
}

/** "NTK by parts" (Peng et al. 2023, YaRN, section 3.2), its ends rounded outwards as in Hugging Face's. */
function yarnFrequencies(
  plain: readonly number[],
  theta: number,
  { factor, originalMaximumLength, betaFast, betaSlow }: Extract<RopeScaling, { kind: 'yarn' }>,
): number[] {
  const size = 2 * plain.length;
  const pairOf = (rotations: number): number =>
    (size * Math.log(originalMaximumLength / (rotations * 2 * Math.PI))) / (2 * Math.log(theta));
  const low = Math.max(0, Math.floor(pairOf(betaFast)));
  const high = Math.min(size - 1, Math.ceil(pairOf(betaSlow)));
  return plain.map((frequency, pair) => {
    const stretched = Math.min(1, Math.max(0, (pair - low) / Math.max(high - low, 1e-3)));
    return (frequency / factor) * stretched + frequency * (1 - stretched);
  });
}
