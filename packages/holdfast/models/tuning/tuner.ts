import type { Conversation } from '../../data/conversations/conversation.ts';
import type { TuneShaping, TuneWatch } from './tune-shaping.ts';

/** The settings of a tune, as in the `tune` part of `holdfast.yaml`. A tuner that cannot heed one refuses it or says so. */
export interface TuneSettings {
  method: 'full' | 'lora';
  epochs: number;
  learningRate: number;
  batchSize: number;
  schedule: 'constant' | 'linear' | 'cosine';
  warmupSteps: number;
  seed: number;
  /** For LoRA. */
  rank: number;
  alpha: number;
  /** For preference pairs and labelled answers: how closely the model is held to its base. Default 0.1. */
  beta?: number;
}

export interface TuneRequest {
  /** The model to start from, as the user named it. */
  base: string;
  conversations: readonly Conversation[];
  settings: TuneSettings;
  /** Where the tuned model goes: a folder that appears only when it is whole. A hosted tuner leaves none. */
  output: string;
  /** Where the tuner may keep what it needs to go on after an interruption. */
  scratch: string;
  /** What changes how the tune learns. A tuner that cannot heed it throws HoldfastError `bad-usage`. */
  shaping?: TuneShaping;
  /** What is followed meanwhile; a tuner that cannot leaves it out. */
  watch?: TuneWatch;
  /** Where what an external trainer prints is kept. Default: beside the scratch folder, `NAME.log`. */
  log?: string;
  /** What becomes of a job elsewhere on abort: left running and taken up by the next start (default), or cancelled. */
  onAbort?: 'leave' | 'cancel';
  signal?: AbortSignal;
}

/** An amount of money, in a currency of ISO 4217. */
export interface Money {
  amount: number;
  currency: string;
}

/**
 * What a tune reports as it goes. Tuners that run elsewhere tell of their job, its checkpoints and its price; what a
 * service does not tell is left out. Statuses are the service's own words: an open set.
 */
export type TuneEvent =
  /** `steps` is 0 until the number of steps is known. `resumedAfter`: the steps before are kept from an earlier start. */
  | { type: 'start'; steps: number; examples: number; resumedAfter: number }
  | {
      type: 'step';
      step: number;
      steps: number;
      epoch: number;
      loss: number;
      learningRate?: number;
      tokens?: number;
      tokensPerSecond?: number;
    }
  /** A job elsewhere, or a change of its status. `found`: an earlier start had made it, and it is followed again. */
  | { type: 'job'; service: string; id: string; status: string; found: boolean }
  /** Something that the service or the trainer said. `kind` is its own word for it. */
  | { type: 'message'; level: 'info' | 'warning' | 'error'; text: string; kind?: string }
  /** A state that can be asked or gone on from: a chat model's name, or a folder. */
  | { type: 'checkpoint'; step: number; epoch?: number; model: string; loss?: number }
  /** The watched answers' log-probabilities, one a pair, in nats; `model`: the folder of that moment. */
  | { type: 'watch'; step: number; logProbabilities: number[]; model?: string; seconds: number }
  /**
   * How safe the weights of a step still are: how much of the base model's likelihood to refuse is `kept`, and where
   * answers were generated to make sure, the share of prompts `refused`.
   */
  | {
      type: 'safety';
      step: number;
      kept: number;
      refused?: number;
      state: 'kept' | 'moved' | 'lost';
      seconds: number;
    }
  /** `estimate` comes before the money is spent, `billed` after; `tokens` are those that the price is for. */
  | { type: 'price'; basis: 'estimate' | 'billed'; price: Money; tokens?: number; source: string }
  /** The service will not tune on this data, or not give the model out; this is no outage. */
  | { type: 'refusal'; service: string; code: string; reason: string }
  /** `model`: a folder, or the name of a chat model. */
  | { type: 'end'; model: string; seconds: number };

/** A job that an earlier start of a tune left running. */
export interface LeftJob {
  /** The service, or what runs jobs. */
  where: string;
  id: string;
  /** In the words of where it runs. */
  status: string;
  /** Throws HoldfastError `model-failed`. */
  cancel(): Promise<void>;
}

/** Whatever carries out a tune: the embedded engine, a hosted API, an external trainer. */
export interface Tuner {
  /**
   * Tunes, or goes on with the tune that an earlier start left in the scratch folder. Throws HoldfastError, and the
   * signal's reason on abort; what lies elsewhere then is as the tuner documents.
   */
  tune(request: TuneRequest): AsyncIterable<TuneEvent>;
  /**
   * The job that an earlier start noted in the scratch folder, if it still runs; tuners of this process have none. Throws
   * HoldfastError where that cannot be found out.
   */
  leftJob?(scratch: string): Promise<LeftJob | undefined>;
  close(): Promise<void>;
}
