/** A file that holds no rows by itself: what it is, and what to do, as two halves of a sentence. */
export interface ForeignFile {
  is: string;
  remedy: string;
}

export const asRows = 'write the rows as JSONL, JSON or CSV, gzip or zstd if you like';

/** Kinds of files by the bytes that they begin with. */
const kinds: readonly (ForeignFile & { begins: string })[] = [
  {
    begins: 'PK\x03\x04',
    is: 'a ZIP archive or a spreadsheet',
    remedy: 'unpack it, or save the sheet as CSV (UTF-8)',
  },
  { begins: 'BZh', is: 'compressed with bzip2', remedy: 'unpack it with bunzip2 -k, or use gzip or zstd' },
  { begins: '\xfd7zXZ', is: 'compressed with xz', remedy: 'unpack it with unxz -k, or use gzip or zstd' },
  { begins: "7z\xbc\xaf'\x1c", is: 'a 7-Zip archive', remedy: 'unpack it' },
  { begins: 'Rar!', is: 'a RAR archive', remedy: 'unpack it' },
  {
    begins: '\x04\x22\x4d\x18',
    is: 'compressed with LZ4',
    remedy: 'unpack it with unlz4, or use gzip or zstd',
  },
  { begins: '%PDF', is: 'a PDF document', remedy: asRows },
  {
    begins: '\xd0\xcf\x11\xe0',
    is: 'a document of an older Office',
    remedy: 'save the sheet as CSV (UTF-8)',
  },
  { begins: 'SQLite format 3', is: 'an SQLite database', remedy: asRows },
  { begins: '\x80\x04\x95', is: 'a Python pickle', remedy: asRows },
  { begins: '\x93NUMPY', is: 'a NumPy array', remedy: asRows },
  { begins: 'GGUF', is: 'a model and no data', remedy: 'name the training data' },
  {
    begins: 'version https://git-lfs.github.com/',
    is: 'a pointer of Git LFS and not the data itself',
    remedy: 'fetch the data with git lfs pull',
  },
];

/** Where a tar archive has its mark. */
const tarMark = 257;

/** What a file is that holds no rows, by its first bytes or as an HTML page; undefined for others. */
export function foreignFileOf(head: Uint8Array): ForeignFile | undefined {
  const start = beginning(head);
  const known = kinds.find(({ begins }) => start.startsWith(begins));
  if (known) return known;
  if (start.startsWith('ustar', tarMark)) return { is: 'a tar archive', remedy: 'unpack it with tar -xf' };
  if (!/^\s*<(?:!doctype html|html|head|body)\b/i.test(start)) return undefined;
  return {
    is: 'an HTML page and no data',
    remedy: 'look at it in a browser: often it says why a download failed',
  };
}

/** Whether a file has many zero bytes, which no text has but for UTF-16. */
export function isFullOfZeros(head: Uint8Array): boolean {
  const start = beginning(head);
  return start.split('\0').length - 1 > start.length / 20;
}

function beginning(head: Uint8Array): string {
  return Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, 4096)).toString('latin1');
}
