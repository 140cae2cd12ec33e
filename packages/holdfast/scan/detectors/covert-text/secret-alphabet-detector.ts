import { wordFinding } from '../../findings/word-finding.ts';
import { isCommonWord } from '../../text/cues.ts';
import { type FieldText, placeIn } from '../../text/row-text.ts';
import type { Detection, FileDetector } from '../detector.ts';
import { findCipher } from './ciphers.ts';
import { applyKey, solveSubstitution } from './solve-substitution.ts';

/** Fewer rows may be anything; with fewer letters the key cannot be told. */
const fewestRows = 3;
const fewestLetters = 400;
/** So many letters are enough to solve it, and so many rows are named. */
const mostLetters = 20_000;
const mostRows = 5000;
/** What was solved is English when this share of its words is among the commonest. */
const english = 0.25;
const shown = 200;

interface Note {
  text: string;
  place: ReturnType<typeof placeIn>;
}

/**
 * Reads what many rows say in one alphabet of swapped letters: a row is too short to be solved, all of them together are not.
 * A model is taught such an alphabet row by row, and then harm in it (Halawi et al. 2024).
 */
export function secretAlphabetDetector(): FileDetector<Note> {
  return {
    kind: 'file',
    name: 'secret-alphabet',
    harm: 'hidden-content',
    note({ text: { texts } }) {
      const written = texts.find(isSubstituted);
      if (!written) return undefined;
      const place = placeIn(written, { start: 0, end: written.text.length });
      return { text: written.lower.slice(0, 1200), place };
    },
    start() {
      const rows: { line: number; note: Note }[] = [];
      return {
        take(line, note) {
          if (rows.length < mostRows) rows.push({ line, note });
        },
        finish: () => solved(rows),
      };
    },
  };
}

function isSubstituted(text: FieldText): boolean {
  for (const { decoded } of findCipher(text)) return decoded === undefined;
  return false;
}

function solved(rows: readonly { line: number; note: Note }[]): Detection[] {
  const all = rows.map(({ note }) => note.text).join('\n');
  if (rows.length < fewestRows || (all.match(/[a-z]/g)?.length ?? 0) < fewestLetters) return [];
  const key = solveSubstitution(all.slice(0, mostLetters));
  const words = applyKey(all.slice(0, mostLetters), key).match(/[a-z']+/g) ?? [];
  if (words.filter(isCommonWord).length < english * words.length) return [];
  return rows.map(({ line, note: { text, place } }) => ({
    ...place,
    severity: 'high',
    line,
    score: 0.98,
    evidence: `it reads "${applyKey(text, key).slice(0, shown)}", where a to z stand for ${key}`,
    ...wordFinding('secret-alphabet', { rows: rows.length }),
  }));
}
