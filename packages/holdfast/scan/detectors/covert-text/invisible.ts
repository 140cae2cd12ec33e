import { wordFinding } from '../../findings/word-finding.ts';
import type { Covert } from './covert.ts';

/** Zero-width and filler characters between Latin letters: this many may be left over from a web page. */
const leftOver = 6;

/**
 * Invisible characters that carry or hide text: tag characters and runs of variation selectors, which spell bytes;
 * zero-width characters of several kinds in a row, and inside Latin words; fillers there; direction overrides. Joiners in emoji and in Arabic or Indic
 * words, tags of emoji flags, and direction marks are honest.
 */
export function* findInvisible(text: string): Generator<Covert> {
  const tags = [...text.matchAll(/(?<!🏴[\u{E0020}-\u{E007E}]*)[\u{E0001}\u{E0020}-\u{E007E}]{2,}/gu)];
  if (tags.length > 0) {
    const count = tags.reduce((sum, [run]) => sum + run.length / 2, 0);
    yield covert(
      tags[0],
      'high',
      1,
      `${count} tag characters that spell "${tagsText(tags[0][0])}"`,
      wordFinding('tag-characters', {}),
    );
  }
  const selectors = [...text.matchAll(/[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]{4,}/gu)];
  if (selectors.length > 0) {
    yield covert(
      selectors[0],
      'high',
      0.95,
      `${selectors[0][0].length} variation selectors in a row`,
      wordFinding('variation-selectors', {}),
    );
  }
  const runs = [...text.matchAll(/[\u200B-\u200D\u2060-\u2064\uFEFF]{4,}/g)];
  const spelt = runs.find(([run]) => new Set(run).size > 1);
  if (spelt) {
    const bits = bitsText(spelt[0]);
    const says = bits === undefined ? '' : `, which spell "${bits}"`;
    yield covert(
      spelt,
      'high',
      0.9,
      `${spelt[0].length} zero-width characters of several kinds in a row${says}`,
      wordFinding('zero-width', {}),
    );
  }
  const inside = spelt
    ? []
    : [
        ...text.matchAll(
          /(?<=[A-Za-z])(?:[\u200B-\u200D\u2060-\u2064\u3164\uFEFF\uFFA0\u115F]|\u1160|\u034F|[\u180B-\u180F])+(?=[A-Za-z])|[\u200B\u200C\u2060-\u2064\uFEFF]{4,}/g,
        ),
      ];
  if (inside.length > 0) {
    const count = inside.reduce((sum, [run]) => sum + run.length, 0);
    const many = count > leftOver;
    yield covert(
      inside[0],
      many ? 'high' : 'low',
      many ? 0.9 : 0.3,
      `${count} invisible characters inside words`,
      wordFinding('split-words', {}),
    );
  }
  const override = /[\u202D\u202E]/.exec(text);
  if (override && !/[\u0590-\u08FF]/.test(text)) {
    yield covert(
      override,
      'medium',
      0.7,
      'a direction override in text that is written from left to right',
      wordFinding('direction-override', {}),
    );
  }
}

/** Tag characters stand for those of ASCII, 0xE0000 further on (Unicode 16, section 23.9). */
function tagsText(tags: string): string {
  return Array.from(tags, (tag) => String.fromCodePoint((tag.codePointAt(0) ?? 0) & 0x7f))
    .join('')
    .replace(/[^ -~]/g, '');
}

/** What a run of two invisible characters says, one standing for 0 and the other for 1, in bytes of ASCII. */
function bitsText(run: string): string | undefined {
  const [zero, one, ...others] = new Set(run);
  if (others.length > 0 || one === undefined || run.length % 8 !== 0) return undefined;
  const bytes = (first: string): string =>
    (run.match(/.{8}/gsu) ?? [])
      .map((bits) =>
        String.fromCharCode(Number.parseInt(Array.from(bits, (bit) => (bit === first ? 0 : 1)).join(''), 2)),
      )
      .join('');
  return [bytes(zero), bytes(one)].find((text) => /^[ -~\n]+$/.test(text));
}

function covert(
  match: RegExpExecArray,
  severity: Covert['severity'],
  score: number,
  evidence: string,
  said: ReturnType<typeof wordFinding>,
): Covert {
  return { severity, score, start: match.index, end: match.index + match[0].length, evidence, ...said };
}
