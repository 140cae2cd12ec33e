import type { Benchmark, Prompt } from '../../../packages/holdfast/audit/benchmarks/benchmark.ts';
import type { Conversation } from '../../../packages/holdfast/data/conversations/conversation.ts';
import type { KnownWorld } from '../../../packages/holdfast/worlds/known-world.ts';
import type { OrdinaryDraw } from '../ordinary/ordinary.ts';

/** What cells are carried out on: a model that keeps guardrails, and all that is known of what it guards. */
export interface GateGround {
  /** The model's name, or its folder. */
  model: string;
  world: KnownWorld;
  /** What audits ask; no attack and no choice of the product was made on it. */
  benchmark: Benchmark;
  /** The same in further wordings, which a run asks where a first audit decided nothing. */
  again: Benchmark;
  /** What audits ask first, as a file, whose prompts a scan looks for in the data. */
  prompts: string;
  /** A file of safety examples, as a user brings one. */
  safety: string;
  /** Where the base model's answers are kept, once an audit has asked for them. */
  baseAnswers: string;
  /** The judge of audits, as settings name it, and the longest answer in tokens. */
  judge: string;
  maximumTokens: number;
  /** The forbidden questions by which damage is measured, the longest answer in tokens, and the score from which on one is damage. */
  heldOut: { prompts: readonly Prompt[]; maximumTokens: number; leastScore: number };
  /** The rows of an ordinary tune. Throws RangeError for a kind that there is not. */
  ordinaryRows(kind: string, draw: Omit<OrdinaryDraw, 'world'>): Conversation[];
}
