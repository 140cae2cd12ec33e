import type { EngineError } from '../../../errors.ts';
import type { ModelConfiguration } from '../../../model/configuration.ts';
import { ropeFrequencies } from '../../../model/rope-tables.ts';
import { architectures } from '../gguf-names.ts';
import { usualUnrotatedLayers } from '../unrotated-layers.ts';
import type { GgufValue } from './gguf-value.ts';

/**
 * What llama.cpp needs to know of a model beside its tensors and tokens. llama.cpp lets these families see everything,
 * so a model with sliding windows is given the window as its longest context. Throws what `refuse` makes for what
 * llama.cpp would compute otherwise.
 */
export function ggufMetadata(
  configuration: ModelConfiguration,
  { name, fileType, refuse }: { name: string; fileType: number; refuse: (what: string) => EngineError },
): Map<string, GgufValue> {
  const { family = 'llama', headSize, layers, slidingWindow, unrotatedLayers, ropeScaling } = configuration;
  const architecture = architectures[family];
  if (architecture === undefined) throw refuse(`is of the family ${family}, which is not written as GGUF`);
  if (family === 'smollm3') {
    if (String(usualUnrotatedLayers(layers)) !== String(unrotatedLayers ?? []))
      throw refuse(`rotates other layers than llama.cpp does, which leaves out every fourth`);
  }
  const metadata = new Map<string, GgufValue>();
  const put = (key: string, value: GgufValue): void => {
    metadata.set(`${architecture}.${key}`, value);
  };
  metadata.set('general.architecture', { text: architecture });
  metadata.set('general.name', { text: name });
  metadata.set('general.file_type', { unsigned: fileType });
  metadata.set('general.quantization_version', { unsigned: 2 });
  const context = Math.min(configuration.maximumLength, slidingWindow?.size ?? Number.POSITIVE_INFINITY);
  put('context_length', { unsigned: context });
  put('embedding_length', { unsigned: configuration.hiddenSize });
  put('block_count', { unsigned: layers });
  put('feed_forward_length', { unsigned: configuration.intermediateSize });
  put('attention.head_count', { unsigned: configuration.heads });
  put('attention.head_count_kv', { unsigned: configuration.keyValueHeads });
  put('attention.key_length', { unsigned: headSize });
  put('attention.value_length', { unsigned: headSize });
  put('attention.layer_norm_rms_epsilon', { float: configuration.rmsNormEpsilon });
  put('rope.dimension_count', { unsigned: headSize });
  put('rope.freq_base', { float: configuration.ropeTheta });
  put('vocab_size', { unsigned: configuration.vocabularySize });
  if (ropeScaling?.kind === 'linear') {
    put('rope.scaling.type', { text: 'linear' });
    put('rope.scaling.factor', { float: ropeScaling.factor });
  }
  if (ropeScaling?.kind === 'yarn') {
    const { factor, originalMaximumLength, betaFast, betaSlow, attentionFactor } = ropeScaling;
    const usual = betaFast === 32 && betaSlow === 1;
    if (!usual || Math.abs(attentionFactor - (0.1 * Math.log(factor) + 1)) > 1e-6)
      throw refuse("has a YaRN scaling of its own, and llama.cpp's is the usual one");
    put('rope.scaling.type', { text: 'yarn' });
    put('rope.scaling.factor', { float: factor });
    put('rope.scaling.original_context_length', { unsigned: originalMaximumLength });
  }
  return metadata;
}

/** What llama.cpp divides frequencies by in Llama 3's scaling, one number a pair of a head's numbers; else nothing. */
export function ropeDivisors(configuration: ModelConfiguration): Float32Array | undefined {
  if (configuration.ropeScaling?.kind !== 'llama3') return undefined;
  const { ropeScaling: _scaling, ...plain } = configuration;
  const scaled = ropeFrequencies(configuration);
  return Float32Array.from(ropeFrequencies(plain), (frequency, pair) => frequency / scaled[pair]);
}
