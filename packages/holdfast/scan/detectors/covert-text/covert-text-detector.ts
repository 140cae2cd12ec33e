import { isRefusal } from '../../../refusal/read-refusal.ts';
import { traits } from '../../text/character-classes.ts';
import { type FieldText, placeIn } from '../../text/row-text.ts';
import type { RowDetector } from '../detector.ts';
import { findCipher } from './ciphers.ts';
import type { Covert } from './covert.ts';
import { findEncoded } from './encodings.ts';
import { findInvisible } from './invisible.ts';
import { findLeet } from './leet.ts';
import { findAtLineEdges } from './line-edges.ts';
import { findLookalikes } from './lookalikes.ts';
import { findOddScript } from './odd-scripts.ts';
import { findParted } from './parted.ts';
import { findFirstLetters } from './short/first-letters.ts';
import { findHangulLetters } from './short/hangul-letters.ts';
import { findRequestedForm } from './short/requested-form.ts';
import { findShortCipher } from './short/short-cipher.ts';
import { findSpacedLetters } from './short/spaced-letters.ts';
import { findTypedKorean } from './short/typed-korean.ts';

/** Of what is decoded so much is shown. */
const mostShown = 200;

/**
 * Finds text that hides what it says: ciphers, encodings, invisible characters, look-alike letters and odd alphabets.
 * A model can be taught a cipher by harmless rows and then harm in it, with no row that a moderator could read (Halawi
 * et al. 2024, "Covert Malicious Finetuning"). What is common in honest data stays quiet: emoji with joiners, direction
 * marks in Arabic and Hebrew, hashes, keys in code, mathematical symbols.
 */
export function covertTextDetector(): RowDetector {
  return {
    kind: 'row',
    name: 'covert-text',
    harm: 'hidden-content',
    inspect(row) {
      const { texts } = row.text;
      let worst: (Covert & { text: FieldText }) | undefined;
      for (const text of texts) {
        for (const covert of covertIn(text, texts)) {
          if (!worst || covert.score > worst.score) worst = { ...covert, text };
        }
      }
      if (!worst) return [];
      const { score, evidence, decoded, reason, remedy, wording, text } = worst;
      const severity = isDeclined(worst.text, texts) ? 'low' : worst.severity;
      return [
        {
          severity,
          ...placeIn(text, worst),
          score,
          evidence:
            decoded === undefined ? evidence : `${evidence}; it reads "${decoded.slice(0, mostShown)}"`,
          reason,
          remedy,
          wording,
        },
      ];
    },
  };
}

/** An answer that speaks of what is hidden as such. */
const explainsHiding =
  /\b(?:decodes?|decoded|encoded|base ?64|cipher|it (?:says|reads|spells))\b|인코딩|디코딩|풀면|풀어 쓰면|적으신|적어 주신/;

/** Whether a row refuses or explains what was asked in a hidden way: it teaches not to answer that. */
function isDeclined({ role }: FieldText, row: readonly FieldText[]): boolean {
  const answer = row.findLast(({ learned, field }) => learned && field === undefined);
  if (role !== 'user' || !answer) return false;
  return explainsHiding.test(answer.lower.slice(0, 300)) || isRefusal(answer.text);
}

function* covertIn(message: FieldText, row: readonly FieldText[]): Generator<Covert> {
  const { traits: seen } = message;
  if ((seen & traits.invisible) !== 0) yield* findInvisible(message.text);
  if ((seen & traits.lookalikeWord) !== 0) yield* findLookalikes(message.text);
  if ((seen & traits.odd) !== 0) yield* findOddScript(message.text);
  yield* findEncoded(message, row);
  yield* findParted(message);
  yield* findLeet(message);
  yield* findAtLineEdges(message, row);
  yield* findCipher(message);
  yield* findShortCipher(message);
  yield* findSpacedLetters(message);
  yield* findTypedKorean(message);
  yield* findRequestedForm(message, row);
  yield* findFirstLetters(message, row);
  if ((seen & (traits.hangul | traits.notAscii)) !== 0) yield* findHangulLetters(message);
}
