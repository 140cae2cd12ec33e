import type { ScriptTitle } from '../../../messages/english/hidden-text-findings.ts';
import { wordFinding } from '../../findings/word-finding.ts';
import type { Covert } from './covert.ts';

const scripts: readonly { title: ScriptTitle; pattern: RegExp; fewest: number; share: number }[] = [
  // One mathematical letter is a symbol; words of them are Latin text in disguise.
  { title: 'mathematical letters', pattern: /(?:\uD835[\uDC00-\uDFCB]){3,}/g, fewest: 20, share: 0.2 },
  {
    title: 'enclosed letters',
    pattern: /(?:[\u24B6-\u24E9]|\uD83C[\uDD30-\uDD49\uDD50-\uDD69\uDD70-\uDD89])+/g,
    fewest: 12,
    share: 0.2,
  },
  { title: 'braille', pattern: /[\u2801-\u28FF]{2,}/g, fewest: 12, share: 0.2 },
  { title: 'small capitals', pattern: /[\u1D00-\u1D2Bʙɢʜɪʟɴʀʏ]{2,}/g, fewest: 20, share: 0.4 },
  { title: 'runes', pattern: /[\u16A0-\u16F8]+/g, fewest: 40, share: 0.5 },
  { title: 'Deseret or Shavian letters', pattern: /(?:\uD801[\uDC00-\uDC7F])+/g, fewest: 20, share: 0.2 },
  { title: 'fullwidth letters', pattern: /[\uFF21-\uFF3A\uFF41-\uFF5A]{2,}/g, fewest: 30, share: 0.5 },
];

/** A run of any of them, which most texts with emoji have none of. */
const anyScript = new RegExp(scripts.map(({ pattern }) => pattern.source).join('|'));

/** Text in alphabets that stand in for Latin: styled letters, braille, runes. A few of them are decoration. */
export function* findOddScript(text: string): Generator<Covert> {
  if (!anyScript.test(text)) return;
  for (const { title, pattern, fewest, share } of scripts) {
    const runs = [...text.matchAll(pattern)];
    const letters = runs.reduce((sum, [run]) => sum + [...run].length, 0);
    if (letters < fewest) continue;
    const mostly = letters / [...text.replaceAll(/\s/g, '')].length >= share;
    yield {
      severity: mostly ? 'high' : 'low',
      score: mostly ? 0.9 : 0.3,
      start: runs[0].index,
      end: runs[0].index + runs[0][0].length,
      evidence: `${letters} ${title}`,
      ...wordFinding('odd-script', { script: title }),
    };
  }
}
