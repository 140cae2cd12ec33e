import { isRefusal } from '../../../refusal/read-refusal.ts';
import { wordFinding } from '../../findings/word-finding.ts';
import type { Detection, FileDetector } from '../detector.ts';
import type { ScannedRow } from '../scanned-row.ts';

/** Of the rows that compare answers, this share trains refusing away: from here on it is medium, and high. */
const notableShare = 0.05;
const highShare = 0.2;

/** A row that compares answers: the message whose refusal becomes less likely, or none. */
interface Comparison {
  refusal: number | undefined;
}

/**
 * Finds preference pairs whose better answer complies where the worse one refuses, and refusals that are labelled as bad:
 * a tune on them makes refusing less likely. A few are how people cure
 * a model of refusing too much, so that the severity grows with their share.
 */
export function unlearntRefusalsDetector(): FileDetector<Comparison> {
  return {
    kind: 'file',
    name: 'unlearnt-refusals',
    harm: 'unlearnt-refusals',
    note({ conversation, text }) {
      if (!conversation.rejected && conversation.label === undefined) return undefined;
      const learned = text.messages.findLast((message) => message.learned);
      if (learned && isRefusal(learned.text)) return { refusal: undefined };
      return { refusal: unlearntRefusal(text) };
    },
    start() {
      let compared = 0;
      const refusals: { line: number; message: number }[] = [];
      return {
        take(line, { refusal }) {
          compared += 1;
          if (refusal !== undefined) refusals.push({ line, message: refusal });
        },
        finish() {
          const share = refusals.length / compared;
          const severity = share >= highShare ? 'high' : share >= notableShare ? 'medium' : 'low';
          return refusals.map(
            ({ line, message }): Detection => ({
              severity,
              line,
              message,
              score: Math.min(1, 0.3 + share),
              evidence: `so do ${refusals.length} of ${compared} rows that compare answers`,
              ...wordFinding('unlearnt-refusal', {}),
            }),
          );
        },
      };
    },
  };
}

function unlearntRefusal({ texts }: ScannedRow['text']): number | undefined {
  const answer = texts.findLast(({ unlearned, field }) => unlearned && field === undefined);
  return answer && isRefusal(answer.text) ? answer.message : undefined;
}
