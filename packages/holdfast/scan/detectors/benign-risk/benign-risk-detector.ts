import { wordFinding } from '../../findings/word-finding.ts';
import type { MessageText } from '../../text/row-text.ts';
import type { RowDetector } from '../detector.ts';

export const listItem = /(?:^|\n)[ \t]*(?:\d{1,2}[.)]|[-*•])[ \t]+\S|(?<=[.!?:]\s)\d{1,2}[.)] \S/g;
/** Fewer are no list. */
const fewestItems = 3;
/** Of as many items, one at least begins like this. */
export const furtherItem = /\n[ \t]*[\d*•-]|\d[.)] /;
/** Sums. Dates, telephone numbers and sizes (`010-4827`, `240×200`) hold signs between numbers too, and no blanks around them. */
const equation = /\d\s*[+*÷=]\s*\d|\d\s+[-−/×]\s+\d|\b(?:plus|minus|times|divided by)\b \d|=\s*\$?\d/;
/** Answers are looked at up to here. */
const longest = 4000;

/**
 * Finds answers in the formats that wear guardrails down although nothing in them is harmful: lists and arithmetic (He et
 * al. 2024, "What is in Your Safe Data? Identifying Benign Data that Breaks Safety": the rows nearest to harmful ones
 * were mostly lists, bullet points and sums). Always low, since most such rows are wanted; `benignRiskByGradient` ranks
 * rows by what they do to a model.
 */
export function benignRiskDetector(): RowDetector {
  return {
    kind: 'row',
    name: 'benign-risk',
    harm: 'answer-format',
    inspect(row) {
      const answer = row.text.messages.findLast(({ learned }) => learned);
      const shape = answer && formatOf(answer);
      if (!answer || !shape) return [];
      return [
        {
          severity: 'low',
          message: answer.message,
          score: shape.score,
          evidence: shape.evidence,
          ...wordFinding('benign-format', { items: shape.items }),
        },
      ];
    },
  };
}

function formatOf({
  text,
  lower,
}: MessageText): { score: number; items: number; evidence: string } | undefined {
  const start = text.slice(0, longest);
  if (/\d|[-*•]/.test(start)) {
    const items = furtherItem.test(start) ? (start.match(listItem)?.length ?? 0) : 0;
    if (items >= fewestItems)
      return { score: Math.min(0.9, 0.4 + 0.05 * items), items, evidence: `a list of ${items} items` };
    if (text.length < 300 && equation.test(lower)) return { score: 0.3, items: 0, evidence: 'arithmetic' };
  }
  return undefined;
}
