import type { ReadLine } from '../../data/parse-row.ts';
import type { Finding } from './finding.ts';

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
    reason: `${reason[0].toUpperCase()}${reason.slice(1)}.`,
    remedy: `${remedy[0].toUpperCase()}${remedy.slice(1)}.`,
  };
}
