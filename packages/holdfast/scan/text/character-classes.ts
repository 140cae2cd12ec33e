/** What a UTF-16 unit may be, as bits; a message's `traits` are the bits of all its units. */
export const traits = {
  /** Part of a word. */
  word: 1,
  /** A word by itself, as in scripts written without spaces. */
  ownWord: 2,
  digit: 4,
  /** May stand in base64, hex, keys and tokens. */
  token: 8,
  /** Invisible: zero-width, direction, tag and filler characters. */
  invisible: 16,
  /** Scripts and styled alphabets that few people write in. */
  odd: 32,
  hangul: 64,
  /** Cyrillic or Greek, whose letters can pass for Latin ones. */
  lookalike: 128,
  at: 256,
  notAscii: 512,
  /** A letter or digit of ASCII. */
  asciiWord: 1024,
  /** May stand in bytes that are written in hex, in binary, in Morse code. */
  hexText: 2048,
  binaryText: 4096,
  morseText: 8192,
  /** Set when there are nine digits or more. */
  manyDigits: 1 << 14,
  /** Set when letters of ASCII stand in one word with Cyrillic or Greek ones. */
  lookalikeWord: 1 << 15,
} as const;

const invisible: readonly (readonly [number, number])[] = [
  [0x00ad, 0x00ad],
  [0x034f, 0x034f],
  [0x115f, 0x1160],
  [0x180b, 0x180f],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0x3164, 0x3164],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  // The high surrogate of tags and further variation selectors, U+E0000 to U+E01EF.
  [0xdb40, 0xdb40],
];

const odd: readonly (readonly [number, number])[] = [
  // Ogham, runes, Tagalog and its neighbours are rare; braille and enclosed letters spell Latin ones.
  [0x1680, 0x16ff],
  [0x2460, 0x24ff],
  [0x2800, 0x28ff],
  [0x1d00, 0x1dbf],
  [0xa4d0, 0xa4ff],
  [0xff01, 0xff5e],
  // High surrogates of Deseret, Shavian and old scripts; mathematical letters; enclosed and regional letters.
  [0xd801, 0xd801],
  [0xd835, 0xd835],
  [0xd83c, 0xd83c],
];

const ownWord: readonly (readonly [number, number])[] = [
  [0x0e01, 0x0e5b],
  [0x3041, 0x30ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
];

/** The class bits of every UTF-16 unit. */
export const characterClasses: Uint16Array = classify();

function classify(): Uint16Array {
  const classes = new Uint16Array(0x10000);
  const letter = /[\p{L}\p{M}\p{N}]/u;
  for (let unit = 0; unit < 0x10000; unit++) {
    const sign = String.fromCharCode(unit);
    const surrogate = unit >= 0xd800 && unit <= 0xdfff;
    let bits = surrogate || letter.test(sign) ? traits.word : 0;
    if (unit > 127) bits |= traits.notAscii;
    else bits |= asciiClasses(sign);
    if (/\s/.test(sign)) bits |= traits.binaryText;
    classes[unit] = bits;
  }
  const add = (ranges: readonly (readonly [number, number])[], bits: number): void => {
    for (const [from, to] of ranges) for (let unit = from; unit <= to; unit++) classes[unit] |= bits;
  };
  add([[0xac00, 0xd7a3]], traits.hangul);
  add([[0x0370, 0x052f]], traits.lookalike);
  add(odd, traits.odd);
  add(invisible, traits.invisible);
  for (const [from, to] of invisible) for (let unit = from; unit <= to; unit++) classes[unit] &= ~traits.word;
  add(ownWord, traits.ownWord | traits.word);
  return classes;
}

function asciiClasses(sign: string): number {
  let bits = sign === '@' ? traits.at : 0;
  if (/\d/.test(sign)) bits |= traits.digit;
  if (/[A-Za-z0-9]/.test(sign)) bits |= traits.asciiWord;
  if (/[A-Za-z0-9+/=_-]/.test(sign)) bits |= traits.token;
  if (/[0-9A-Fa-f :\\x]/.test(sign)) bits |= traits.hexText;
  if (/[01]/.test(sign)) bits |= traits.binaryText;
  if (/[.\-/| ]/.test(sign)) bits |= traits.morseText;
  return bits;
}

/**
 * Where the first run of so many characters of one class begins; -1 where there is none. Passes over most of a text
 * that has none, as Boyer and Moore do.
 */
export function findRun(text: string, trait: number, length: number): number {
  for (let end = length; end <= text.length; ) {
    let start = end;
    while (start > end - length && (characterClasses[text.charCodeAt(start - 1)] & trait) !== 0) start -= 1;
    if (start === end - length) return start;
    end = start + length;
  }
  return -1;
}

/** Whether there is such a run. */
export function hasRun(text: string, trait: number, length: number): boolean {
  return findRun(text, trait, length) !== -1;
}
