import type { WeightStorage } from '../../packages/engine/model/weights.ts';

/** An engine with a model loaded, ready to decode the same prompts again and again. */
export interface Generator {
  /** What it is, with its version. */
  title: string;
  /**
   * Decodes greedily after every prompt; returns the new tokens and the seconds that it took, prompts included, by the clock and,
   * where it is told, of its process's processor time, on which other work beside falls less.
   */
  generate(): Promise<{ tokens: number[][]; seconds: number; processorSeconds?: number }>;
  close(): Promise<void>;
}

/** What every generator is given. */
export interface GenerateTask {
  /** A Hugging Face folder or a GGUF file; a folder holds `onnx/model.onnx` as well where Transformers.js decodes. */
  model: string;
  /** The model as llama.cpp takes it, where that decodes. */
  gguf?: string;
  /** How our engine keeps the weights. Default: as it likes. */
  storage?: WeightStorage;
  prompts: readonly (readonly number[])[];
  newTokens: number;
  threads: number;
}
