import type { EngineError } from '../../errors.ts';
import type { ModelConfiguration } from '../../model/configuration.ts';
import { readNumber } from './read-number.ts';

type Json = Record<string, unknown>;
type Phi3Parts = Pick<
  ModelConfiguration,
  'fusedProjections' | 'rotatedShare' | 'ropeScaling' | 'maximumLength' | 'slidingWindow'
>;

/**
 * What sets Phi 3 and 4 apart in a `config.json` (Microsoft 2024): projections that lie in one matrix, heads that are rotated
 * in part, and LongRoPE (Ding et al. 2024). That has one set of factors up to the trained length and another beyond; the
 * model is taken up to the trained length, with the first. Throws what `refuse` makes for senseless fields.
 */
export function parsePhi3(file: Json, refuse: (what: string) => EngineError): Phi3Parts {
  const rope = (file.rope_parameters ?? file.rope_scaling ?? {}) as Json;
  const kind = String(rope.rope_type ?? rope.type ?? 'default');
  const rotatedShare = Number(rope.partial_rotary_factor ?? file.partial_rotary_factor ?? 1);
  const window = file.sliding_window;
  const longest = readNumber(file, 'max_position_embeddings', 4096);
  const parts: Phi3Parts = {
    fusedProjections: true,
    rotatedShare: rotatedShare === 1 ? undefined : rotatedShare,
    slidingWindow:
      typeof window === 'number'
        ? {
            size: window,
            layers: Array.from({ length: Number(file.num_hidden_layers) }, (_, layer) => layer),
          }
        : undefined,
    maximumLength: longest,
  };
  if (kind === 'default') return parts;
  // Older files call it by two other names.
  if (!['longrope', 'su', 'yarn'].includes(kind))
    throw refuse(`rope scaling of type ${kind} is not supported`);
  const factors = rope.short_factor;
  if (!Array.isArray(factors) || factors.some((factor) => !(Number(factor) > 0)))
    throw refuse('rope scaling needs a short_factor of positive numbers');
  const trained = Number(
    rope.original_max_position_embeddings ?? file.original_max_position_embeddings ?? longest,
  );
  const stretch = longest / trained;
  const usual = stretch <= 1 ? 1 : Math.sqrt(1 + Math.log(stretch) / Math.log(trained));
  const attentionFactor = readNumber(rope, 'attention_factor', usual);
  return {
    ...parts,
    maximumLength: Math.min(longest, trained),
    ropeScaling: { kind: 'longrope', factors: factors.map(Number), attentionFactor },
  };
}

/** The fields that `parsePhi3` reads. */
export function formatPhi3({ slidingWindow, rotatedShare, maximumLength }: ModelConfiguration): Json {
  return {
    sliding_window: slidingWindow?.size ?? null,
    partial_rotary_factor: rotatedShare ?? 1,
    original_max_position_embeddings: maximumLength,
  };
}
