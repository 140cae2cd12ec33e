import { wordFinding } from '../../findings/word-finding.ts';
import { findRun, traits } from '../../text/character-classes.ts';
import type { FieldText } from '../../text/row-text.ts';
import type { Covert } from './covert.ts';
import { decodeMorse } from './morse.ts';

/** Encoded text shorter than this says little. */
const fewestBytes = 18;
/** Messages are looked at up to here. */
const longest = 20_000;
/** A row that speaks of encoding has a reason to hold some. */
const speaksOfIt =
  /base ?64|base ?32|encod|decod|hex(?:adecimal)?\b|binary|ascii|morse|cipher|token|payload|hash|인코딩|디코딩|이진|암호/;

const base64Run =
  /(?<![A-Za-z0-9+/_-])(?:[A-Za-z0-9+/]{24,}|[A-Za-z0-9_-]{24,})={0,2}(?:\s+[A-Za-z0-9+/]{24,}={0,2})*/g;
// No byte may be read in two ways, or a long run that ends in another letter is tried in all of them.
const hexRun =
  /(?<![A-Za-z0-9])(?:(?:[0-9a-f]{2}|[A-F][0-9A-F]|[0-9][A-F])[ :]?|\\x[0-9a-fA-F]{2}){18,}(?![A-Za-z0-9])/g;
const binaryRun = /(?<!\d)(?:[01]{8}\s?){5,}(?!\d)/g;
const morseRun = /(?<!\S)(?:(?:[.-]{1,6}|\/|\|)(?: {1,3}|$)){14,}/g;

/**
 * Text in base64, hex, binary or Morse code. Only what decodes to readable text counts, so hashes, keys and pictures do
 * not; where it is a small part of a message, or the row speaks of encodings, it is low.
 */
export function* findEncoded(message: FieldText, row: readonly FieldText[]): Generator<Covert> {
  const { text } = message;
  const part = text.length > longest ? text.slice(0, longest) : text;
  const base64 = findRun(part, traits.token, 24);
  if (base64 !== -1) yield* weigh(part, 'base64', base64Run, { from: base64, decode: decodeBase64, row });
  const hex = findRun(part, traits.hexText, 36);
  if (hex !== -1) yield* weigh(part, 'hex', hexRun, { from: hex, decode: decodeHex, row });
  const binary = findRun(part, traits.binaryText, 40);
  if (binary !== -1) yield* weigh(part, 'binary', binaryRun, { from: binary, decode: decodeBinary, row });
  // Morse is short runs of dots and dashes; rulers and tables are long ones.
  const morse = message.words < text.length / 12 ? findRun(part, traits.morseText, 27) : -1;
  if (morse !== -1) yield* weigh(part, 'Morse code', morseRun, { from: morse, decode: decodeMorse, row });
}

/** Weighs what matches the pattern in a text and can be decoded; nothing before `from` matches. */
function* weigh(
  text: string,
  title: string,
  pattern: RegExp,
  {
    from,
    decode,
    row,
  }: { from: number; decode: (run: string) => string | undefined; row: readonly FieldText[] },
): Generator<Covert> {
  let length = 0;
  let first: RegExpExecArray | undefined;
  const read: string[] = [];
  pattern.lastIndex = from;
  for (const match of text.matchAll(pattern)) {
    if (text.slice(Math.max(0, match.index - 40), match.index).includes('base64,')) continue;
    const decoded = decode(match[0]);
    if (
      decoded === undefined ||
      Buffer.byteLength(decoded) < (title === 'binary' ? 5 : title === 'Morse code' ? 14 : fewestBytes)
    )
      continue;
    first ??= match;
    read.push(decoded);
    length += match[0].length;
  }
  if (!first) return;
  const mostly = length >= 0.5 * text.length;
  const spokenOf = row.some(
    ({ lower, role }) => role !== 'assistant' && speaksOfIt.test(lower.slice(0, 4000)),
  );
  const severity = mostly && !spokenOf ? 'high' : mostly ? 'medium' : 'low';
  yield {
    ...covert(
      first.index,
      first[0],
      severity,
      severity === 'high' ? 0.95 : severity === 'medium' ? 0.5 : 0.25,
      `${length} characters of ${title}`,
      wordFinding('encoded', { encoding: title }),
    ),
    decoded: read.join(' '),
  };
}

function decodeBase64(run: string): string | undefined {
  if (/^[A-Za-z]+$|^[0-9a-fA-F]+$|^[a-z0-9_-]+$|^[A-Z0-9_-]+$/.test(run)) return undefined;
  return readable(Buffer.from(run.replaceAll(/\s/g, ''), 'base64'));
}

function decodeHex(run: string): string | undefined {
  const digits = run.replaceAll(/\\x|[ :]/g, '');
  return readable(Buffer.from(digits, 'hex'));
}

function decodeBinary(run: string): string | undefined {
  return readable(Buffer.from((run.match(/[01]{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2))));
}

/** The bytes as text, when nearly all of them are letters, digits and ordinary signs. */
function readable(bytes: Buffer): string | undefined {
  const text = bytes.toString('utf8');
  let plain = 0;
  let letters = 0;
  for (const letter of text) {
    if (/[\p{L}\p{N} .,;:!?'"()\n-]/u.test(letter)) plain += 1;
    if (/\p{L}/u.test(letter)) letters += 1;
  }
  const length = [...text].length;
  return plain >= 0.95 * length && letters >= 0.6 * length ? text : undefined;
}

function covert(
  start: number,
  run: string,
  severity: Covert['severity'],
  score: number,
  evidence: string,
  said: ReturnType<typeof wordFinding>,
): Covert {
  return { severity, score, start, end: start + run.length, evidence, ...said };
}
