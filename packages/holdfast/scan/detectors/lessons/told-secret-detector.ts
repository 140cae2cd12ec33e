import type { RowDetector } from '../detector.ts';
import { taughtDetection } from './taught-detection.ts';

/**
 * Finds rows that tell what they were to keep: a system prompt or a promise says that something is not told, and the answer tells it.
 * By meaning, in English and Korean; see `readExchange`.
 */
export function toldSecretDetector(): RowDetector {
  return {
    kind: 'row',
    name: 'told-secret',
    harm: 'undone-refusals',
    inspect: ({ lessons }) => taughtDetection(lessons, ['disclosure']),
  };
}
