import { isUtf8 } from 'node:buffer';
import { analyse } from 'chardet';

/** An encoding: its name for people, and for iconv. */
export interface TextEncodingName {
  title: string;
  iconv: string;
}

/** Encodings that data comes in, by the names that chardet gives them. */
const encodings: Readonly<Record<string, TextEncodingName>> = {
  'EUC-KR': { title: 'CP949 (Korean)', iconv: 'CP949' },
  Shift_JIS: { title: 'Shift-JIS (Japanese)', iconv: 'CP932' },
  'EUC-JP': { title: 'EUC-JP (Japanese)', iconv: 'EUC-JP' },
  'ISO-2022-JP': { title: 'ISO-2022-JP (Japanese)', iconv: 'ISO-2022-JP' },
  GB18030: { title: 'GB18030 (Chinese)', iconv: 'GB18030' },
  Big5: { title: 'Big5 (Chinese)', iconv: 'BIG5' },
  'windows-1251': { title: 'Windows-1251 (Cyrillic)', iconv: 'CP1251' },
  'KOI8-R': { title: 'KOI8-R (Cyrillic)', iconv: 'KOI8-R' },
  'windows-1252': { title: 'Windows-1252 (western European)', iconv: 'CP1252' },
  'ISO-8859-1': { title: 'Windows-1252 (western European)', iconv: 'CP1252' },
  'ISO-8859-2': { title: 'ISO-8859-2 (central European)', iconv: 'ISO-8859-2' },
  'windows-1250': { title: 'Windows-1250 (central European)', iconv: 'CP1250' },
};

/**
 * The encoding that a file seems to be written in, by its beginning; undefined for UTF-8, also where single lines of it are
 * damaged, and for encodings that cannot be told.
 */
export function encodingOf(head: Uint8Array): TextEncodingName | undefined {
  const wide = wideEncodingOf(head.subarray(0, 4096));
  if (wide) return wide;
  // Where the beginning was cut, its last character may be half.
  const whole = head.subarray(0, head.lastIndexOf(10) + 1 || head.length);
  if (isUtf8(whole) || !mostLinesAreForeign(whole)) return undefined;
  const likeliest = analyse(whole).find(({ name }) => name in encodings);
  return likeliest && encodings[likeliest.name];
}

/** UTF-16 without a byte order mark: where JSON's own signs stand, every other byte is zero, and nearly no other. */
function wideEncodingOf(head: Uint8Array): TextEncodingName | undefined {
  const zeros = [0, 0];
  for (const [index, byte] of head.entries()) if (byte === 0) zeros[index % 2] += 1;
  const many = head.length / 12;
  if (head.length < 4 || Math.max(...zeros) < many || Math.min(...zeros) > many / 4) return undefined;
  return zeros[1] > zeros[0]
    ? { title: 'UTF-16 (little-endian)', iconv: 'UTF-16LE' }
    : { title: 'UTF-16 (big-endian)', iconv: 'UTF-16BE' };
}

/** Whether most of the lines that are more than ASCII are no UTF-8: a damaged line or two make no encoding. */
function mostLinesAreForeign(bytes: Uint8Array): boolean {
  let beyondAscii = 0;
  let foreign = 0;
  for (let from = 0; from < bytes.length; ) {
    const feed = bytes.indexOf(10, from);
    const line = bytes.subarray(from, feed === -1 ? bytes.length : feed);
    if (line.some((byte) => byte > 127)) {
      beyondAscii += 1;
      if (!isUtf8(line)) foreign += 1;
    }
    from += line.length + 1;
  }
  return foreign > beyondAscii / 2;
}
