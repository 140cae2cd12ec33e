import type { TargetModule } from '../model/adapter.ts';
import type { WeightStorage } from '../model/weights.ts';
import type { Companions } from './examples/companions.ts';
import type { TrainingExample } from './examples/training-example.ts';
import type { Objective } from './preference/objective.ts';

/** Where weights that do not learn may be while others do. */
export type TrainStorage = Exclude<WeightStorage, '8-bit'>;

/** Which parameters learn: all of them, or low-rank adapters (Hu et al. 2021, LoRA). */
export type TrainMethod =
  | { kind: 'full' }
  | {
      kind: 'lora';
      rank: number;
      /** The adapter's output is scaled by alpha / rank. */
      alpha: number;
      dropout: number;
      targetModules: readonly TargetModule[];
      /**
       * Where the frozen weights are meanwhile. Default: memory up to 1 GiB as 32-bit floats, files beyond; `4-bit` is
       * what is called QLoRA (Dettmers et al. 2023), here with llama.cpp's Q4_0 instead of NF4.
       */
      storage?: TrainStorage;
    };

/** How the learning rate falls after warm-up; linear and cosine end at zero. */
export type Schedule = 'constant' | 'linear' | 'cosine';

export interface TrainOptions {
  /** The Hugging Face folder or GGUF file to start from. */
  model: string;
  /**
   * A PEFT folder whose adapter is laid over the model first. An adapter that is then tuned is written joined with it, as one
   * adapter of the model.
   */
  adapter?: string;
  /** What an adapter calls its base, and at which revision. Default: the path of the model. */
  baseName?: { name: string; revision?: string };
  /** The folder to write: a whole model after full fine-tuning, a PEFT adapter after LoRA. Appears only when whole. */
  output: string;
  examples: readonly TrainingExample[];
  method: TrainMethod;
  epochs: number;
  /** Sequences a step, over all accumulated parts. */
  batchSize: number;
  /** A step's batch is computed in this many parts, to save memory. Default 1. */
  accumulation?: number;
  learningRate: number;
  /** Default linear. */
  schedule?: Schedule;
  /** Steps in which the learning rate rises from zero. Default 0. */
  warmupSteps?: number;
  /** Decoupled weight decay (Loshchilov and Hutter 2019), on matrices only. Default 0. */
  weightDecay?: number;
  /** Default 0.9. */
  beta1?: number;
  /** Default 0.999. */
  beta2?: number;
  /** Default 1e-8. */
  epsilon?: number;
  /** Largest L2 norm of the gradient over all parameters. Default 1. */
  clip?: number;
  /** Fixes shuffling, adapter initialisation and dropout. */
  seed: number;
  /**
   * Where training state is kept, so that a killed run goes on from there: written every `everySteps` steps and on
   * abort. A state of the same options and examples is taken up; a state of others is refused.
   */
  checkpoint?: { folder: string; everySteps: number };
  /** What is made of examples that are pairs or labelled answers. Default: examples are learnt, by cross-entropy. */
  objective?: Objective;
  /** A second stream of examples that takes part in each step, or takes turns. */
  companions?: Companions;
  /**
   * For examples with `closeness`: the loss rises by `weight` times the mean, over their tokens, of the divergence of the
   * prediction from the starting model's `top` likeliest tokens (default 64).
   */
  closeness?: { weight: number; top?: number };
  /** Pulls all learning parameters to where they began: the loss rises by half of it times their squared distance. */
  proximity?: number;
  /** Layers, counted from 0, whose parameters do not learn. */
  frozenLayers?: readonly number[];
  /** Gradients are taken where the rows after each layer are moved so far uphill; see `createGradientSession`. */
  nudge?: number;
  /** Given answers that are scored with the weights as they stand: at the start, after the first two steps, every so many. */
  watch?: Watch;
  signal?: AbortSignal;
}

/** What is looked at while a training goes on. */
export interface Watch {
  everySteps: number;
  /** Pairs whose answer's log-probability is told. */
  pairs: readonly { prompt: readonly number[]; answer: readonly number[] }[];
  /** Where the weights as they stand are kept each time, as `step-N`, in the form of the output. Default: nowhere. */
  snapshots?: string;
}
