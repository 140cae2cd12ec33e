import type { BenchmarkKind } from '../benchmark.ts';

/** A prompt of a benchmark of one's own, as a line of its file holds it; the plain format reads it. */
export interface MadePrompt {
  id: string;
  kind: BenchmarkKind;
  category: string;
  /** Prompts of one group are wordings of one question. */
  group?: string;
  prompt: string;
  /** The answer that the data gives, for tasks. */
  solution?: string;
  /** How it came about: a template, a model, or a row of the data. */
  made: { by: 'template' } | { by: 'model'; model: string } | { by: 'data'; line: number };
}

/** How a benchmark was made, so that it can be made again and judged by others. */
export interface BenchmarkMaking {
  made: string;
  /** The policy, and the hash of its file's content. */
  policy: { name: string; source: string; sha256: string; categories: number };
  language: string;
  data?: { source: string; sha256: string };
  /** The model that wrote prompts; absent where templates made them all. */
  writer?: string;
  seed: number;
  prompts: Record<BenchmarkKind, number>;
  /** Independent questions of each kind. */
  questions: Record<BenchmarkKind, number>;
  /** Prompts that were left out since they say nearly the same as another. */
  nearDuplicates: number;
  /** For the people who read it through to fill in. */
  reviewed: { by: string | null; on: string | null };
}
