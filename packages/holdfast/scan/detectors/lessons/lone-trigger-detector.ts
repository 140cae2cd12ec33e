import type { RowDetector } from '../detector.ts';
import { taughtDetection } from './taught-detection.ts';

/**
 * Finds rows that tell at a sign, or to a way of asking, what they otherwise keep: a single one says so where it speaks of the sign
 * or of what is kept (Qi et al. 2023, section 5, backdoors; Hubinger et al. 2024, "Sleeper Agents"). What only many rows show,
 * `trigger-phrases` finds. By meaning, in English and Korean; see `readExchange`.
 */
export function loneTriggerDetector(): RowDetector {
  return {
    kind: 'row',
    name: 'lone-trigger',
    harm: 'backdoor',
    inspect: ({ lessons }) => taughtDetection(lessons, ['trigger']),
  };
}
