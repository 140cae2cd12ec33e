import type { ModelConfiguration } from '../../model/configuration.ts';
import { readNumber } from './read-number.ts';

type Json = Record<string, unknown>;

/** Granite's multipliers in a `config.json` (IBM, Granite 3), all 1 where they are not told, attention's too. */
export function parseGranite(file: Json): Pick<ModelConfiguration, 'scales'> {
  return {
    scales: {
      embedding: readNumber(file, 'embedding_multiplier', 1),
      residual: readNumber(file, 'residual_multiplier', 1),
      attention: readNumber(file, 'attention_multiplier', 1),
      logits: 1 / readNumber(file, 'logits_scaling', 1),
    },
  };
}

/** The fields that `parseGranite` reads. */
export function formatGranite({ scales = {} }: ModelConfiguration): Json {
  return {
    embedding_multiplier: scales.embedding,
    residual_multiplier: scales.residual,
    attention_multiplier: scales.attention,
    logits_scaling: 1 / (scales.logits ?? 1),
  };
}
