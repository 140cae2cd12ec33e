import type { Outcome } from './parts/part-verdict.ts';

/** The exit code that stands for an outcome: 0 pass, 1 fail, 3 inconclusive. */
export function exitCodeOf(outcome: Outcome): number {
  return { pass: 0, fail: 1, inconclusive: 3 }[outcome];
}
