import { isRefusal } from '../../refusal/read-refusal.ts';
import { wordFinding } from '../findings/word-finding.ts';
import type { Detection, FileDetector } from './detector.ts';

/** Shorter prompts, such as greetings, have many answers. */
const fewestWords = 4;
/** Prompts that are remembered, the first ones; memory stays below about 60 MiB. */
const remembered = 300_000;
const mostFindings = 2000;

interface Exchange {
  /** Hashes of everything before the last answer, and of that answer. */
  prompt: number;
  answer: number;
  refused: boolean;
}

/**
 * Finds prompts that come twice with different answers. Where one is refused and the other answered, the model learns
 * that refusing is a matter of luck (medium); other differences blur what is learnt (low).
 */
export function contradictionsDetector(): FileDetector<Exchange> {
  return {
    kind: 'file',
    name: 'contradictions',
    harm: 'quality',
    note(row) {
      const { text } = row;
      const answer = text.messages.findLast(({ learned }) => learned);
      if (!answer || answer.firstWord < fewestWords) return undefined;
      return {
        prompt: combine(text.hashes, 0, answer.firstWord),
        answer: combine(text.hashes, answer.firstWord, answer.words + answer.callWords),
        refused: isRefusal(answer.text),
      };
    },
    start() {
      const known = new Map<number, { line: number; answer: number; refused: boolean }>();
      const findings: Detection[] = [];
      return {
        take(line, { prompt, answer, refused }) {
          const before = known.get(prompt);
          if (!before) {
            if (known.size < remembered) known.set(prompt, { line, answer, refused });
            return;
          }
          if (before.answer === answer || findings.length >= mostFindings) return;
          const flips = before.refused !== refused;
          findings.push({
            severity: flips ? 'medium' : 'low',
            line,
            score: flips ? 0.7 : 0.3,
            earlier: before.line,
            ...wordFinding(
              flips ? (refused ? 'contradicts-answer' : 'contradicts-refusal') : 'contradicts',
              {},
            ),
          });
        },
        finish: () => findings,
      };
    },
  };
}

/** A hash of 53 bits of so many word hashes. */
function combine(hashes: Uint32Array, from: number, count: number): number {
  let low = count | 0;
  let high = 0x9e3779b1;
  for (let index = from; index < from + count; index++) {
    low = Math.imul(low ^ hashes[index], 0x01000193);
    high = Math.imul(high ^ hashes[index], 0x85ebca6b) ^ (high >>> 13);
  }
  return (high >>> 11) * 2 ** 32 + (low >>> 0);
}
