import { finalConsonant } from '../../../messages/korean/particles/final-consonant.ts';

const conjunctions = /^(?:및|또는|혹은|그리고|등)$/;
/** Words that end as 나, 과 or 와 do, and mean something else. */
const whole =
  /(?:거나|으나|하나|누구나|언제나|어디나|그러나|만나|지나|떠나|일어나|결과|효과|사과|초과|성과|통과|경과|학과|외과|내과|치과|부과|인과)$/;
/** After these, 과 and 와 do not count up. */
const together = /^(?:관련|관계|같은|같이|다른|다르|달리|함께|비슷|무관|어긋|맞지)/;

/** The things that a Korean sentence counts up: at commas, 및, 또는, 이나 and 과. */
export function koreanPieces(sentence: string): string[] {
  const words = sentence
    .replaceAll(/ 등 ?(?=[^ ]*[은는을를이가의] )/g, ' 등 ')
    .replaceAll(/[,·](?!\d)\s*/g, ' , ')
    .split(/\s+/)
    .filter(Boolean);
  const pieces: string[][] = [[]];
  for (const [place, word] of words.entries()) {
    const bare = word === ',' || conjunctions.test(word) ? '' : withoutParticle(word, words[place + 1]);
    if (bare !== '') pieces.at(-1)?.push(bare);
    if (bare !== word) pieces.push([]);
  }
  const texts = pieces.map((piece) => piece.join(' ')).filter(Boolean);
  // "주소 등을" leaves its particle alone, which belongs to what went before.
  const joined: string[] = [];
  for (const text of texts) {
    const before = /^[을를의] /.test(text) ? joined.pop() : undefined;
    joined.push(`${before ?? ''}${text}`);
  }
  return joined;
}

function withoutParticle(word: string, next: string | undefined): string {
  if (next === undefined || whole.test(word) || word.length < 2) return word;
  const [, many] = /^(.+)이나$/.exec(word) ?? [];
  if (many !== undefined && finalConsonant(many) > 0) return many;
  const [, stem, particle] = /^(.+)([나과와])$/.exec(word) ?? [];
  if (stem === undefined || (particle !== '나' && together.test(next))) return word;
  return finalConsonant(stem) > 0 === (particle === '과') ? stem : word;
}
