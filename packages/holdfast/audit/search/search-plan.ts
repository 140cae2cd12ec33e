import type { Conversation } from '../../data/conversations/conversation.ts';
import type { AskingWay } from '../askings/asking.ts';
import type { Prompt } from '../benchmarks/benchmark.ts';

/** What a differential search works with. */
export interface SearchPlan {
  /** Most questions that each model is asked, for looking and confirming together. */
  budget: number;
  /** The ways of the audit's askings; those that the rows suggest come to them. */
  askingWays: readonly AskingWay[];
  /** Rows of the training data, or a sample of them; empty where they are not known. */
  rows: readonly Conversation[];
  /** The harmful prompts as the benchmark has them. */
  prompts: readonly Prompt[];
}

/** What part of the budget looks for ways; the rest confirms on fresh questions what was found. */
export const lookingShare = 0.6;

/** A search with fewer questions would neither find nor confirm anything. */
export const leastBudget = 40;
