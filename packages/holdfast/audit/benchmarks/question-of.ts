import type { Prompt } from './benchmark.ts';

/**
 * Names the independent question that a prompt asks: its group, else the prompt that it follows, else itself. Prompts on one
 * question are averaged, and intervals are over questions.
 */
export function questionOf({ id, group, follows }: Pick<Prompt, 'id' | 'group' | 'follows'>): string {
  return group ?? follows ?? id;
}
