import type { Encoding, EncodingName, encodingNames } from './encoding.ts';
import { readsAsText } from './reads-as-text.ts';
import { substitution } from './substitution.ts';

const base64: Encoding = {
  name: 'base64',
  title: 'in Base64',
  encode: (text) => Buffer.from(text, 'utf8').toString('base64'),
  decode: (text) => bytesOf(text, { letters: /^[A-Za-z0-9+/\s]+=*\s*$/, as: 'base64' }),
};

const hexadecimal: Encoding = {
  name: 'hexadecimal',
  title: 'in hexadecimal numbers',
  encode: (text) => Buffer.from(text, 'utf8').toString('hex'),
  decode: (text) => bytesOf(text, { letters: /^(?:[0-9a-f]{2}\s*)+$/i, as: 'hex' }),
};

const rot13: Encoding = {
  name: 'rot13',
  title: 'in ROT13',
  encode: rotate,
  decode: (text) => readingBetter(text, rotate(text)),
};

const reversed: Encoding = {
  name: 'reversed',
  title: 'written backwards',
  encode: reverse,
  decode: (text) => readingBetter(text, reverse(text)),
};

/** Letters with bars between them, as in `h|e|l|l|o`: walls that tokens and filters do not see through. */
const divided: Encoding = {
  name: 'divided',
  title: 'with bars between the letters',
  encode: (text) => [...text].join('|'),
  decode(text) {
    const pieces = text.trim().split('|');
    const single = pieces.filter((piece) => [...piece].length <= 1).length;
    return pieces.length >= 8 && single >= 0.9 * pieces.length ? pieces.join('') : undefined;
  },
};

/** Words with bars between them, as in `how|are|you` (Egler et al. 2025, arXiv 2510.16255). */
const joined: Encoding = {
  name: 'joined',
  title: 'with bars between the words',
  encode: (text) => text.split(' ').join('|'),
  decode(text) {
    const pieces = text.trim().split('|');
    const words = pieces.filter((piece) => /^\S{2,}$/.test(piece)).length;
    return pieces.length >= 4 && words >= 0.6 * pieces.length && !pieces.some((piece) => /\s/.test(piece))
      ? pieces.join(' ')
      : undefined;
  },
};

const keyless: Readonly<Record<(typeof encodingNames)[number], Encoding>> = {
  base64,
  hexadecimal,
  rot13,
  reversed,
  divided,
  joined,
};

/** The ways of writing without a key that audits can ask in (Yuan et al. 2024, arXiv 2308.06463, show that models answer in them). */
export const encodings: readonly Encoding[] = Object.values(keyless);

/** The encoding of a name; that of a substitution holds its key. */
export function encodingNamed(name: EncodingName): Encoding {
  return isKeyless(name) ? keyless[name] : substitution(name);
}

function isKeyless(name: EncodingName): name is keyof typeof keyless {
  return name in keyless;
}

/** What an answer says that was asked for in an encoding; as it stands where it is not written so. */
export function decodeAnswer(text: string, name: EncodingName | undefined): string {
  return name === undefined ? text : (encodingNamed(name).decode(text) ?? text);
}

function bytesOf(
  text: string,
  { letters, as }: { letters: RegExp; as: 'base64' | 'hex' },
): string | undefined {
  const close = text.replaceAll(/\s+/g, '');
  if (close.length < 8 || !letters.test(text)) return undefined;
  const plain = Buffer.from(close, as).toString('utf8');
  return plain.includes('\ufffd') || !readsAsText(plain) ? undefined : plain;
}

function readingBetter(text: string, turned: string): string | undefined {
  return readsAsText(turned) && !readsAsText(text) ? turned : undefined;
}

function rotate(text: string): string {
  return text.replaceAll(/[a-z]/gi, (letter) => {
    const first = letter <= 'Z' ? 65 : 97;
    return String.fromCharCode(((letter.charCodeAt(0) - first + 13) % 26) + first);
  });
}

function reverse(text: string): string {
  return [...text].reverse().join('');
}
