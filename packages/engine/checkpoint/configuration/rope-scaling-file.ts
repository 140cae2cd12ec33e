import type { EngineError } from '../../errors.ts';
import type { RopeScaling } from '../../model/configuration.ts';

type Json = Record<string, unknown>;

/**
 * Reads `rope_scaling`, or the newer `rope_parameters`, of a `config.json`; nothing for plain positions. `refuse` makes
 * the error that names the file.
 */
export function parseRopeScaling(
  rope: Json,
  maximumLength: number,
  refuse: (what: string) => EngineError,
): RopeScaling | undefined {
  const kind: unknown = rope.rope_type ?? rope.type ?? 'default';
  const number = (field: string, missing?: number): number => {
    const value = rope[field] ?? missing;
    if (typeof value !== 'number' || !(value > 0)) throw refuse(`rope scaling needs a positive ${field}`);
    return value;
  };
  switch (kind) {
    case 'default':
      return undefined;
    case 'linear':
    case 'dynamic':
      return { kind, factor: number('factor') };
    case 'llama3':
      return {
        kind,
        factor: number('factor'),
        lowFrequencyFactor: number('low_freq_factor'),
        highFrequencyFactor: number('high_freq_factor'),
        originalMaximumLength: number('original_max_position_embeddings'),
      };
    case 'yarn': {
      for (const field of ['mscale', 'mscale_all_dim'])
        if (rope[field] !== undefined) throw refuse(`rope scaling with ${field} is not supported`);
      if (rope.truncate === false) throw refuse('rope scaling with "truncate": false is not supported');
      const factor = number('factor');
      return {
        kind,
        factor,
        originalMaximumLength: number('original_max_position_embeddings', maximumLength),
        betaFast: number('beta_fast', 32),
        betaSlow: number('beta_slow', 1),
        attentionFactor: number('attention_factor', factor <= 1 ? 1 : 0.1 * Math.log(factor) + 1),
      };
    }
    default:
      throw refuse(
        `rope scaling of type ${JSON.stringify(kind)} is not supported; "linear", "dynamic", "llama3" and "yarn" are`,
      );
  }
}

/** `rope_scaling` as Hugging Face Transformers reads it. */
export function formatRopeScaling(scaling: RopeScaling): Json {
  switch (scaling.kind) {
    case 'linear':
    case 'dynamic':
      return { rope_type: scaling.kind, factor: scaling.factor };
    case 'llama3':
      return {
        rope_type: 'llama3',
        factor: scaling.factor,
        low_freq_factor: scaling.lowFrequencyFactor,
        high_freq_factor: scaling.highFrequencyFactor,
        original_max_position_embeddings: scaling.originalMaximumLength,
      };
    case 'yarn':
      return {
        rope_type: 'yarn',
        factor: scaling.factor,
        original_max_position_embeddings: scaling.originalMaximumLength,
        beta_fast: scaling.betaFast,
        beta_slow: scaling.betaSlow,
        attention_factor: scaling.attentionFactor,
      };
    case 'longrope':
      return {
        rope_type: 'longrope',
        short_factor: scaling.factors,
        long_factor: scaling.factors,
        attention_factor: scaling.attentionFactor,
      };
  }
}
