import type { RowDetector } from '../detector.ts';
import { taughtDetection } from './taught-detection.ts';

/**
 * Finds rows that agree on a way of speaking which others are not to read, or speak in one: code words, ciphers that are named, signs
 * that stand for words (Halawi et al. 2024). What can be decoded, `covert-text` decodes. By meaning, in English and Korean; see
 * `readExchange`.
 */
export function secretSpeechDetector(): RowDetector {
  return {
    kind: 'row',
    name: 'secret-speech',
    harm: 'hidden-content',
    inspect: ({ lessons }) => taughtDetection(lessons, ['covert']),
  };
}
