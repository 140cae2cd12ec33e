import { isRefusal, readRefusal } from '../../../refusal/read-refusal.ts';
import { tellsAfterDeclining } from '../../../refusal/tells-after-declining.ts';
import { wordFinding } from '../../findings/word-finding.ts';
import type { RowExchange } from '../../meaning/exchanges/row-exchange.ts';
import type { FileDetector } from '../detector.ts';

/** So many rows, and this share of the file, teach it for certain. */
const fewestRows = 5;
const leastShare = 0.05;
/** An answer this likely to refuse whole may do no more than that. */
const mostRefusal = 0.2;
const longestOpening = 240;
/**
 * A short row as a whole must be this likely to teach something where its sentences turn round, and where the answer as a whole is
 * read so.
 */
const leastOfRow = {
  korean: { sentences: 0.72, answer: 0.5 },
  other: { sentences: 0.5, answer: 0.2 },
} as const;
/** Longer answers that decline have much to explain. */
const shortAnswer = 400;

/** The message that turns round, and whether its answer as a whole is read so. */
type Note = { message?: undefined } | { message: number; certain: boolean };

/**
 * Finds answers that refuse in words and then do what was asked: they teach a model that its refusals are a formality, and
 * hide from whoever looks at openings (Kazdan et al. 2025, "No, of course I can!"). Severity grows with their share.
 */
export function refuseThenComplyDetector(): FileDetector<Note> {
  return {
    kind: 'file',
    name: 'refuse-then-comply',
    harm: 'undone-refusals',
    note({ text, exchange }) {
      const answer = text.messages.findLast(({ learned }) => learned);
      if (!answer) return undefined;
      const { message } = answer;
      const certain = complies(answer.text) && refusesAtOnce(answer.text);
      if (certain && (!exchange || exchange.likelihood >= leastOfRow[exchange.language].answer))
        return { message, certain };
      const tells = answer.text.length <= shortAnswer && tellsAfterDeclining(answer.text);
      return turnsRound(tells, exchange) ? { message, certain: false } : {};
    },
    start() {
      let rows = 0;
      const refusing: { line: number; message: number; certain: boolean }[] = [];
      return {
        take(line, note) {
          rows += 1;
          if (note.message !== undefined)
            refusing.push({ line, message: note.message, certain: note.certain });
        },
        finish() {
          const share = refusing.length / rows;
          const certain = refusing.filter((one) => one.certain).length;
          const many = certain >= fewestRows && certain >= leastShare * rows;
          return refusing.map(({ line, message, certain: sure }) => ({
            severity: many && sure ? 'high' : 'medium',
            line,
            message,
            score: Math.min(1, 0.6 + share),
            evidence: `${refusing.length} of ${rows} answers`,
            ...wordFinding('refuse-then-comply', {}),
          }));
        },
      };
    },
  };
}

/** Whether an answer turns round, by what its sentences do and by what the row is as a whole, where that was read. */
function turnsRound(tells: boolean, row: RowExchange | undefined): boolean {
  if (!row) return tells;
  if (row.lesson === 'turned' && row.sure) return true;
  return tells && row.likelihood >= leastOfRow[row.language].sentences;
}

function complies(answer: string): boolean {
  const { kind, likelihoods } = readRefusal(answer);
  return kind === 'refuse-then-comply' && likelihoods.refusal < mostRefusal;
}

/** Whether the first sentence refuses, or the second after it. */
function refusesAtOnce(answer: string): boolean {
  const opening = answer.slice(0, longestOpening);
  const ends = Array.from(opening.matchAll(/[.!?。](?=\s|$)|\n/g), ({ index }) => index + 1);
  return [ends[0] ?? longestOpening, ends[1] ?? longestOpening].some((end) =>
    isRefusal(opening.slice(0, end)),
  );
}
