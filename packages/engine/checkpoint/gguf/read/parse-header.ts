import type { EngineError } from '../../../errors.ts';
import { ByteCursor, EndOfBytes } from './byte-cursor.ts';

/** A value of GGUF's metadata. */
export type MetadataValue = Scalar | readonly Scalar[];
type Scalar = number | boolean | string;

/** A tensor as a GGUF header tells it; nothing of it is checked but that it can be read. */
export interface HeaderTensor {
  name: string;
  /** Row-major, the slowest first, as everywhere else. */
  dims: number[];
  /** ggml's number of the type. */
  type: number;
  /** From where the tensors' bytes begin. */
  offset: number;
}

export interface GgufHeader {
  metadata: Map<string, MetadataValue>;
  tensors: HeaderTensor[];
  /** Where the tensors' bytes begin in the file. */
  dataOffset: number;
  /** What every tensor's offset is a multiple of. */
  alignment: number;
}

interface Limits {
  /** Of the whole file, in bytes: no count can be larger than what fits in. */
  size: number;
  refuse: (what: string) => EngineError;
}

const magic = 'GGUF';
const versions = [2, 3];
const usualAlignment = 32;
const largestAlignment = 2 ** 16;
const mostDimensions = 4;
/** Name length, dimension count, type and offset. */
const leastTensorBytes = 8 + 4 + 4 + 8;
/** Key length, value type and one byte of value. */
const leastEntryBytes = 8 + 4 + 1;

const textType = 8;
const arrayType = 9;
const numberTypes: Record<number, { bytes: number; read: (cursor: ByteCursor) => Scalar }> = {
  0: { bytes: 1, read: (cursor) => cursor.unsigned8() },
  1: { bytes: 1, read: (cursor) => cursor.integer8() },
  2: { bytes: 2, read: (cursor) => cursor.unsigned16() },
  3: { bytes: 2, read: (cursor) => cursor.integer16() },
  4: { bytes: 4, read: (cursor) => cursor.unsigned32() },
  5: { bytes: 4, read: (cursor) => cursor.integer32() },
  6: { bytes: 4, read: (cursor) => shortestDecimal(cursor.float32()) },
  7: { bytes: 1, read: (cursor) => cursor.unsigned8() !== 0 },
  10: { bytes: 8, read: (cursor) => cursor.unsigned64() },
  11: { bytes: 8, read: (cursor) => cursor.integer64() },
  12: { bytes: 8, read: (cursor) => cursor.float64() },
};

/**
 * Reads the header of a GGUF file (ggml's specification, versions 2 and 3, little-endian) from the file's beginning.
 * Returns nothing when the header goes on beyond `start`. Every count is held against the file's size before anything is
 * made of it. Throws what `refuse` makes.
 */
export function parseHeader(start: Uint8Array, limits: Limits): GgufHeader | undefined {
  try {
    return parse(new ByteCursor(start), limits);
  } catch (error) {
    if (error instanceof EndOfBytes) return undefined;
    if (error instanceof TypeError) throw limits.refuse('has a text that is no UTF-8');
    throw error;
  }
}

function parse(cursor: ByteCursor, limits: Limits): GgufHeader {
  const { size, refuse } = limits;
  if (cursor.unsigned32() !== new DataView(new TextEncoder().encode(magic).buffer).getUint32(0, true))
    throw refuse('is no GGUF file: it does not begin with "GGUF"');
  const version = cursor.unsigned32();
  if (!versions.includes(version))
    throw refuse(
      `is GGUF version ${version}, and ${versions.join(' and ')} can be read; little-endian files alone`,
    );
  const tensorCount = count(cursor, leastTensorBytes, limits);
  const entryCount = count(cursor, leastEntryBytes, limits);
  const metadata = new Map<string, MetadataValue>();
  for (let entry = 0; entry < entryCount; entry++) {
    const key = text(cursor, limits);
    if (metadata.has(key)) throw refuse(`tells ${short(key)} twice`);
    metadata.set(key, value(cursor, key, limits));
  }
  const tensors: HeaderTensor[] = [];
  for (let index = 0; index < tensorCount; index++) tensors.push(tensor(cursor, limits));
  const alignment = metadata.get('general.alignment') ?? usualAlignment;
  const fits = typeof alignment === 'number' && alignment <= largestAlignment;
  if (!fits || !Number.isInteger(Math.log2(alignment)))
    throw refuse(`has a general.alignment that is no power of two up to ${largestAlignment}`);
  const dataOffset = Math.ceil(cursor.at / alignment) * alignment;
  if (tensorCount > 0 && dataOffset > size) throw refuse('is torn: it ends before its tensors');
  return { metadata, tensors, dataOffset, alignment };
}

function tensor(cursor: ByteCursor, limits: Limits): HeaderTensor {
  const name = text(cursor, limits);
  const dimensions = cursor.unsigned32();
  if (dimensions > mostDimensions)
    throw limits.refuse(
      `gives tensor ${short(name)} ${dimensions} dimensions; at most ${mostDimensions} can be`,
    );
  const dims = Array.from({ length: dimensions }, cursor.unsigned64).reverse();
  return { name, dims, type: cursor.unsigned32(), offset: cursor.unsigned64() };
}

function value(cursor: ByteCursor, key: string, limits: Limits): MetadataValue {
  const type = cursor.unsigned32();
  if (type !== arrayType) return scalar(cursor, { type, key, limits });
  const itemType = cursor.unsigned32();
  const length = count(cursor, itemType === textType ? 8 : (numberTypes[itemType]?.bytes ?? 1), limits);
  return Array.from({ length }, () => scalar(cursor, { type: itemType, key, limits }));
}

function scalar(
  cursor: ByteCursor,
  { type, key, limits }: { type: number; key: string; limits: Limits },
): Scalar {
  if (type === textType) return text(cursor, limits);
  const known = numberTypes[type];
  if (!known) throw limits.refuse(`gives ${short(key)} a value of type ${type}, which cannot be read here`);
  return known.read(cursor);
}

/** The shortest decimal that is this number in 32 bits: 1e-5 was meant where 9.99999974e-6 is kept. */
function shortestDecimal(float: number): number {
  if (Number.isInteger(float)) return float;
  for (let digits = 6; digits < 9; digits++) {
    const decimal = Number(float.toPrecision(digits));
    if (Math.fround(decimal) === float) return decimal;
  }
  return float;
}

function text(cursor: ByteCursor, limits: Limits): string {
  return cursor.text(count(cursor, 1, limits));
}

/** A number of things that take at least so many bytes each, all of which must lie in the file. */
function count(cursor: ByteCursor, bytes: number, { size, refuse }: Limits): number {
  const number = cursor.unsigned64();
  if (number * bytes > size - cursor.at)
    throw refuse('is torn or no GGUF file: a count in its header is too large');
  return number;
}

/** A name out of a file as a message can show it. */
export function short(name: string): string {
  return JSON.stringify(name.length > 60 ? `${name.slice(0, 60)}…` : name);
}
