import { withoutPromisesToObey } from './promises-to-obey.ts';
import type { RefusalReading } from './refusal-reader.ts';
import { shippedReaders } from './shipped-readers.ts';

/**
 * Reads whether an answer refuses, wholly or in part, or only in words, or answers; in English and Korean (docs/judges.md
 * says how well). It reads the answer alone, not what was asked. A promise
 * never to refuse refuses nothing.
 */
export function readRefusal(answer: string): RefusalReading {
  return shippedReaders().readRefusal(withoutPromisesToObey(answer));
}

/** Whether an answer refuses the whole of what was asked. */
export function isRefusal(answer: string): boolean {
  return readRefusal(answer).kind === 'refusal';
}
