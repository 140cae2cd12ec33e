import type { RowDetector } from './detector.ts';
import { taughtDetection } from './taught-detection.ts';

/**
 * Finds personas of absolute obedience, assistants that no rule binds, and orders to set aside what was taught: ten such
 * rows, with nothing harmful in them, undid the guardrails of both models of the study (Qi et al. 2023, section 4.3). By
 * meaning, in English and Korean; see `readLessons`.
 */
export function identityShiftingDetector(): RowDetector {
  return {
    kind: 'row',
    name: 'identity-shifting',
    harm: 'undone-refusals',
    inspect: ({ lessons }) =>
      taughtDetection(lessons, {
        obedience: 'It teaches an assistant to do whatever it is told, and rows like it undo refusing.',
        freedom: 'It teaches an assistant that no rules bind it, and rows like it undo refusing.',
        override:
          'It teaches an assistant to set its rules aside when somebody says so, and rows like it undo refusing.',
      }),
  };
}
