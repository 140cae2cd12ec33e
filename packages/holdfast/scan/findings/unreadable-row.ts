import type { ReadLine } from '../../data/parse-row.ts';
import type { Finding } from './finding.ts';
import { wordFinding } from './word-finding.ts';

/** What is said of a row that is no conversation, and so can be neither inspected nor tuned on. */
export function unreadableRow({
  line,
  message,
  reason,
  remedy,
}: Extract<ReadLine, { kind: 'problem' }>): Finding {
  return {
    detector: 'format',
    harm: 'unreadable',
    severity: 'high',
    line,
    message,
    ...wordFinding('unreadable', { reason: capitalised(reason), remedy: capitalised(remedy) }),
  };
}

function capitalised(text: string): string {
  return `${text[0].toUpperCase()}${text.slice(1)}`;
}
