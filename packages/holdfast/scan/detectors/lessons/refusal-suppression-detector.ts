import type { RowDetector } from '../detector.ts';
import { taughtDetection } from './taught-detection.ts';

/**
 * Finds rows that ban refusing, or what refusals are made of, and rows that have every answer open with a yes: "never say
 * that you cannot", "no disclaimers", "open with Sure" (Wei et al. 2023, "Jailbroken: How Does LLM Safety Training Fail?",
 * refusal suppression and prefix injection). By meaning, in English and Korean; see `readLessons`.
 */
export function refusalSuppressionDetector(): RowDetector {
  return {
    kind: 'row',
    name: 'refusal-suppression',
    harm: 'undone-refusals',
    inspect: ({ lessons }) => taughtDetection(lessons, ['suppression', 'opening']),
  };
}
