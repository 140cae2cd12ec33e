import { beginsWithVerb, isVerb, plainOf } from './english-verbs.ts';

const relative = /\b(?:that|which|who|whom|whose|where|meant to|made to|aimed at|designed to|intended to)\b/;
/** Words with which no thing begins, so that what they begin belongs to what went before. */
const continuing =
  /^(?:as|because|before|after|by|even|if|in|instead|like|on|once|since|so|through|unless|until|when|whether|while|with|without|under|from|for|at|no warning|against|\w+ed (?:in|by|for|at|to|from|with))\b/i;
const asking = /^(?:whether|what|how)\b/;
const askedAbout = /^\p{L}+ing (?:whether|what|how)\b/u;
const instructions = /\b(?:advice|instructions|directions|guidance|tips|help)\s(?:on|for)\b/;
const prepared = /^\p{L}+ing\s.*\s(?:for|from|on|about|against|by|in|with) \S+$/iu;

/**
 * The things that a sentence counts up, at commas, "or" and "and"; not inside of brackets, of "anybody's or the firm's", or
 * of one clause about one thing.
 */
export function englishPieces(sentence: string): string[] {
  const parts = sentence
    .replaceAll(/\(([^)]*)\)/g, (whole) =>
      whole.replaceAll(/[, ]/g, (sign) => (sign === ',' ? '\u0001' : '\u0002')),
    )
    .replaceAll(/(\S+['’]s) (or|and) (?=\S+['’]s?\b)/g, '$1\u0002$2\u0002')
    .split(/(,\s*(?:(?:or|and)\s+)?|\s+(?:or|and)\s+)/i);
  const pieces = [parts[0]];
  for (let place = 1; place < parts.length; place += 2) {
    const separator = parts[place];
    const part = parts[place + 1];
    const last = pieces.length - 1;
    if (belongsTo(pieces[last], part, { separator, opening: pieces[0] }))
      pieces[last] += `${separator}${part}`;
    else pieces.push(part);
  }
  return pieces
    .map((piece) => piece.replaceAll('\u0001', ',').replaceAll('\u0002', ' ').trim())
    .filter(Boolean);
}

function belongsTo(
  before: string,
  part: string,
  { separator, opening }: { separator: string; opening: string },
): boolean {
  const [first] = part.split(/\s/);
  if (plainOf(first) !== undefined) return false;
  // "whether it is bad or whether they can ride", "instructions for brakes or for opening a battery".
  if (asking.test(part) && (asking.test(before) || askedAbout.test(before))) return false;
  if (/^for \p{L}+ing\b/u.test(part) && instructions.test(opening)) return false;
  if (continuing.test(part)) return true;
  // "for gain or influence" is one ending of one deed.
  if (!part.includes(' ') && !separator.includes(',') && prepared.test(before)) return true;
  if (/,\s*(?:as|with|without)\b[^,]*$/.test(before)) return true;
  return (
    relative.test(before) &&
    !relative.test(first) &&
    isVerb(first) &&
    !/s$/.test(first) === beginsWithVerb(part)
  );
}
