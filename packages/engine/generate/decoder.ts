import type { InferenceSession } from 'onnxruntime-node';
import { createSession } from '../graph/onnx/session.ts';
import type { ModelConfiguration } from '../model/configuration.ts';
import { decodeGraph } from './decode-graph.ts';
import { loadModel, type ModelName, repacks } from './load-model.ts';

/** A model ready to decode. */
export interface Decoder {
  configuration: ModelConfiguration;
  session: InferenceSession;
}

/** Compiles a model for decoding. Throws EngineError. */
export async function openDecoder(name: ModelName, { threads }: { threads: number }): Promise<Decoder> {
  const model = await loadModel(name);
  try {
    const session = await createSession(decodeGraph(model), { threads, repack: repacks(name) });
    return { configuration: model.configuration, session };
  } finally {
    await model.release();
  }
}
