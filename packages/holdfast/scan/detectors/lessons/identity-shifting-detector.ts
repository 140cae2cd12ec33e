import type { RowDetector } from '../detector.ts';
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
    inspect: ({ lessons }) => taughtDetection(lessons, ['obedience', 'freedom', 'override']),
  };
}
