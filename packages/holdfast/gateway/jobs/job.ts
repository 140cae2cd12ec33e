import type { MessageLanguage } from '../../messages/language.ts';
import type { JobRequest } from './job-request.ts';

/** Where a job stands; `paused` is a status of OpenAI's service that its specification does not list. */
export type JobStatus = 'queued' | 'running' | 'paused' | 'succeeded' | 'failed' | 'cancelled';

/** What a job comes to an end with when no model is released. */
export interface TuningJobError {
  /** `safety_failed`, `safety_inconclusive`, `invalid_training_file`, `budget_exceeded`, `service_failed`, `server_error` and others. */
  code: string;
  message: string;
  param: string | null;
  /** Of a verdict, the message in each language. */
  reasons?: Readonly<Record<MessageLanguage, string>>;
  /** The verdict's figures and the rows to look at, where there is a verdict. */
  figures?: readonly unknown[];
  rows?: readonly unknown[];
  /** Of a job that its scan stopped: the rows of its file, and those that are left of them. It may be let through once. */
  scan?: { rows: number; left: number };
}

/** Which rows are tuned on where a stopped job is let through: those that its scan left, or all. */
export type LetThroughRows = 'left' | 'all';

/** What was settled when a job was made. */
export interface JobSettings {
  /** The settings of its run, but for model, data and seed; the policy's, with the job's hyper-parameters. */
  run: Record<string, unknown>;
  /** The base model as `holdfast run` takes it. */
  base: string;
  /** The released model that it goes on from, and the model at the beginning of the line, where they differ. */
  parent: string | null;
  root: { name: string; model: string };
  /** Of a job that its scan had stopped and somebody let through: that job, and which of its rows are tuned on. */
  letThrough?: { from: string; rows: LetThroughRows };
  hyperparameters: { batch_size: number; learning_rate_multiplier: number; n_epochs: number; beta?: number };
}

/** A fine-tuning job. */
export interface Job {
  id: string;
  tenant: string;
  request: JobRequest;
  settings: JobSettings;
  status: JobStatus;
  /** The base model by the name that was said. */
  model: string;
  trainingFile: string;
  createdAt: number;
  finishedAt: number | null;
  error: TuningJobError | null;
  fineTunedModel: string | null;
  resultFiles: readonly string[];
  trainedTokens: number | null;
  /** How far its run has come, for who looks on. */
  progress: object | null;
  seed: number;
  attempts: number;
  /** What it has cost so far, in the currency of its prices. */
  spent: number;
  /** The span of the request that made it, as a `traceparent` header. */
  trace: string | null;
}

/** A job as its table has it. */
export interface JobRow {
  id: string;
  tenant: string;
  request: string;
  settings: string;
  status: JobStatus;
  model: string;
  training_file: string;
  created_at: number;
  finished_at: number | null;
  error: string | null;
  fine_tuned_model: string | null;
  result_files: string;
  trained_tokens: number | null;
  progress: string | null;
  seed: number;
  attempts: number;
  spent: number;
  trace: string | null;
}

/** Reads a job from its row. */
export function jobOf(row: JobRow): Job {
  return {
    id: row.id,
    tenant: row.tenant,
    request: JSON.parse(row.request),
    settings: JSON.parse(row.settings),
    status: row.status,
    model: row.model,
    trainingFile: row.training_file,
    createdAt: row.created_at,
    finishedAt: row.finished_at,
    error: row.error === null ? null : JSON.parse(row.error),
    fineTunedModel: row.fine_tuned_model,
    resultFiles: JSON.parse(row.result_files),
    trainedTokens: row.trained_tokens,
    progress: row.progress === null ? null : JSON.parse(row.progress),
    seed: row.seed,
    attempts: row.attempts,
    spent: row.spent,
    trace: row.trace,
  };
}
