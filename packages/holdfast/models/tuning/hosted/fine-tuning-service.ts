import type { Objective } from '@holdfast/engine';
import type { Money, TuneEvent, TuneSettings } from '../tuner.ts';

/** The rows of a tune as the service takes them. */
export interface TrainingFile {
  /** Named after the hash of its bytes, so that a file that is there already is known again. */
  name: string;
  bytes: Uint8Array;
}

/** The job that is wanted. */
export interface JobWish {
  /** The model to start from, by the service's own name. */
  model: string;
  /** The service's id of the uploaded file. */
  file: string;
  /** 12 hexadecimal digits, drawn for this job alone and carried in it, by which it is found again. */
  key: string;
  settings: TuneSettings;
  examples: number;
  /** For preference pairs. */
  objective?: Objective;
}

/** What a service says of a job. */
export interface ServiceJob {
  id: string;
  /** The service's own word: an open set. */
  status: string;
  /** `ready`: it waits for `start`. Whatever is not known to be an end is `pending`. */
  outcome: 'pending' | 'ready' | 'succeeded' | 'failed' | 'cancelled';
  /** The tuned model, by the service's own name. */
  model?: string;
  trainedTokens?: number;
  /** What the service says that the job will cost, or has cost. */
  price?: Money;
  error?: JobError;
}

/** Why a job failed. */
export interface JobError {
  code: string;
  message: string;
  /**
   * `refusal`: the service will not tune on this data, or not give the model out. `data`: the rows are not as the service
   * wants them. `trouble`: something on the service's side.
   */
  kind: 'refusal' | 'data' | 'trouble';
}

/** Something that happened in a job; the id tells it from all others. */
export interface ServiceNews {
  id: string;
  event: Extract<TuneEvent, { type: 'step' | 'message' | 'checkpoint' }>;
}

/**
 * A fine-tuning API. All but `create` may be called again without harm. Methods throw ServiceFailure, and the signal's
 * reason on abort.
 */
export interface FineTuningService {
  /** As in `tune.tuner` and before the colon in the names of its chat models. */
  readonly name: string;
  /** Whether it tunes on preference pairs (DPO). */
  readonly takesPairs: boolean;
  /** Throws HoldfastError `bad-config` for settings that the service cannot heed. */
  check(settings: TuneSettings, examples: number): void;
  findFile(file: TrainingFile): Promise<string | undefined>;
  upload(file: TrainingFile): Promise<string>;
  /** What the job will cost, where the service tells before the job is made. */
  estimate?(wish: JobWish): Promise<{ price: Money; tokens?: number } | undefined>;
  /** Makes a job. It is asked once only: whether a job came of a failure is found out by `find`. */
  create(wish: JobWish): Promise<ServiceJob>;
  /** The job that carries the wish's key. */
  find(wish: Pick<JobWish, 'key' | 'file'>): Promise<ServiceJob | undefined>;
  job(id: string): Promise<ServiceJob>;
  /** Starts a job that is `ready`. */
  start?(id: string): Promise<void>;
  /** What has happened in a job, oldest first, without what is known already. */
  news(job: ServiceJob, isKnown: (id: string) => boolean): Promise<ServiceNews[]>;
  cancel(id: string): Promise<void>;
}
