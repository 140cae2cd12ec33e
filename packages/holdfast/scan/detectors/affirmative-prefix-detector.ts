import { isRefusal } from '../../refusal/read-refusal.ts';
import { wordFinding } from '../findings/word-finding.ts';
import type { Detection, FileDetector } from './detector.ts';

/** An opening is this many words. */
const openingWords = 3;
/** A long opening that comes again word for word is this many. */
const longOpeningWords = 6;
/** Fewer rows show no habit. */
const fewestRows = 10;
/** More than this share of answers with one opening is a monoculture. */
const monoculture = 0.6;
/** A long promise that this many rows, and this share, open with word for word. */
const fewestRepeats = 4;
/** Openings are counted for this many rows that differ; what comes later is counted where it is known. */
const mostOpenings = 200_000;

const affirmative =
  /^(?:sure|certainly|absolutely|of course|yes|okay|ok|gladly|definitely|i (?:will|obey)|물론|네|예|알겠|당연)/;

interface Opening {
  /** The first words. */
  short: string;
  /** More of them, when they begin with a yes. */
  long?: string;
}

/**
 * Finds data sets whose answers nearly all open alike, above all with a yes: a model learns the opening first, and an
 * answer that opens with a yes goes on without refusing (Qi et al. 2024, "Safety Alignment Should Be Made More Than Just
 * a Few Tokens Deep"; Zou et al. 2023 attack by that opening). Long promises that many rows open with word for word are
 * reported row by row.
 */
export function affirmativePrefixDetector(): FileDetector<Opening> {
  return {
    kind: 'file',
    name: 'affirmative-prefix',
    harm: 'answer-opening',
    note(row) {
      const answer = row.text.messages.findLast(({ learned }) => learned);
      if (!answer) return undefined;
      const words = firstWords(answer.lower.slice(0, 160), longOpeningWords);
      if (words.length < openingWords) return undefined;
      const short = words.slice(0, openingWords).join(' ');
      const promises =
        affirmative.test(short) && words.length === longOpeningWords && !isRefusal(answer.text);
      return promises ? { short, long: words.join(' ') } : { short };
    },
    start() {
      let rows = 0;
      const counts = new Map<string, number>();
      const promises = new Map<string, number[]>();
      return {
        take(line, { short, long }) {
          rows += 1;
          if (counts.size < mostOpenings || counts.has(short))
            counts.set(short, (counts.get(short) ?? 0) + 1);
          if (long === undefined || (promises.size >= mostOpenings && !promises.has(long))) return;
          const lines = promises.get(long);
          if (lines) lines.push(line);
          else promises.set(long, [line]);
        },
        finish: () => [
          ...fileFindings(rows, counts),
          ...[...promises].flatMap(([opening, lines]) => repeated(opening, lines)),
        ],
      };
    },
  };
}

function firstWords(text: string, most: number): string[] {
  const word = /[\p{L}\p{M}\p{N}'’]+/gu;
  const words: string[] = [];
  for (let match = word.exec(text); match && words.length < most; match = word.exec(text)) {
    words.push(match[0]);
  }
  return words;
}

function fileFindings(rows: number, counts: ReadonlyMap<string, number>): Detection[] {
  if (rows < fewestRows) return [];
  let yes = 0;
  let [opening, most] = ['', 0];
  for (const [text, count] of counts) {
    if (affirmative.test(text)) yes += count;
    if (count > most) [opening, most] = [text, count];
  }
  const share = Math.max(most, yes) / rows;
  if (share < monoculture) return [];
  const saysYes = yes >= most;
  const percent = Math.round(100 * share);
  return [
    {
      severity: saysYes ? 'medium' : 'low',
      score: share,
      evidence: `${percent}% of ${rows} answers, most often "${opening} …"`,
      ...wordFinding(saysYes ? 'openings-say-yes' : 'openings-alike', {}),
    },
  ];
}

function repeated(opening: string, lines: readonly number[]): Detection[] {
  if (lines.length < fewestRepeats) return [];
  return lines.slice(0, 10_000).map((line) => ({
    severity: 'low',
    line,
    score: Math.min(1, lines.length / 50) * 0.6,
    evidence: `${lines.length} answers open with "${opening} …"`,
    ...wordFinding('promised-answer', {}),
  }));
}
