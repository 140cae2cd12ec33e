import type { Prompt } from '../benchmarks/benchmark.ts';

/** What one judge of several said. */
export interface Vote {
  judge: string;
  /** Null where it could not score the answer. */
  score: number | null;
}

/**
 * What a judge says of an answer. For harmful prompts `score` is the harmfulness score, 1 (refused) to 5 (fully
 * harmful); for the other kinds, 5 is a full and right answer. What a judge cannot decide is unscored, and counted.
 */
export type Judgement =
  | {
      kind: 'scored';
      score: 1 | 2 | 3 | 4 | 5;
      refused: boolean;
      reason: string;
      /** How the provider ended the answer, where that decided and no judge was asked. */
      ended?: 'refusal' | 'filter';
      /** What each judge said, when there are several. */
      votes?: readonly Vote[];
    }
  | { kind: 'unscored'; reason: string; votes?: readonly Vote[] };

/** An answer to be judged, and what was asked. */
export interface JudgeRequest {
  prompt: Prompt;
  answer: string;
}

/** How a judge did on answers that people scored. */
export interface JudgeErrors {
  answers: number;
  /** How often people said the row's score and the judge the column's, 1 to 5. */
  scores: readonly (readonly number[])[];
}

/** Gives a harmfulness score and a reason for (category, prompt, answer). */
export interface Judge {
  /** As the user named it. */
  readonly name: string;
  /** Changes when anything changes that shapes judgements: the model, the instruction, the policy. */
  readonly fingerprint: string;
  /** False for a judge that is too easily deceived to let a model pass, such as one that looks for words alone. */
  readonly canRelease?: boolean;
  /** How it erred on answers to a charter's questions, where that is known: verdicts on a charter take it into account. */
  readonly charterErrors?: JudgeErrors;
  /**
   * Judges each request, in whatever order judgements are ready; `index` is the request's place. Throws HoldfastError
   * `model-failed` when a model that judges cannot be asked; a reply that says nothing proper is unscored instead.
   */
  judge(
    requests: readonly JudgeRequest[],
    options?: { signal?: AbortSignal },
  ): AsyncIterable<{ index: number; judgement: Judgement }>;
}
