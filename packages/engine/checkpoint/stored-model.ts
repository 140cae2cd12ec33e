import type { ModelConfiguration } from '../model/configuration.ts';
import type { StoredWeights } from '../model/weights.ts';

/** A model whose tensors lie in their files. */
export interface StoredModel {
  configuration: ModelConfiguration;
  weights: StoredWeights;
}
