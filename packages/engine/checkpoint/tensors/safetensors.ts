import { EngineError } from '../../errors.ts';
import type { FloatType, StoredTensor, Weights } from '../../model/weights.ts';
import { bytesPerElement, fromFloats, toFloats } from './half-precision.ts';

/** What a safetensors file holds: tensors as 32-bit floats, and its free-form metadata. */
export interface Safetensors {
  tensors: Weights;
  metadata: Record<string, string>;
}

interface HeaderEntry {
  dtype: string;
  shape: number[];
  data_offsets: [number, number];
}

const elementNames: Record<FloatType, string> = { float32: 'F32', float16: 'F16', bfloat16: 'BF16' };
const elementTypes: Record<string, FloatType> = {
  F32: 'float32',
  F16: 'float16',
  BF16: 'bfloat16',
};
/** The format's own limit on the header. */
const largestHeader = 100_000_000;

/**
 * Writes tensors in the safetensors format (an 8-byte header length, a JSON header, then the bytes), as F32 unless another
 * type is named. Returns the file's parts in order; the header is padded so that tensors start at a multiple of 8.
 */
export function encodeSafetensors({
  tensors,
  metadata,
  type = 'float32',
}: Safetensors & { type?: FloatType }): Uint8Array[] {
  const bodies = [...tensors.values()].map(({ data }) => fromFloats(data, type));
  const entries = [...tensors].map(([name, { dims }], index) => ({
    name,
    dims,
    type,
    bytes: bodies[index].byteLength,
  }));
  return [...encodeHeader(entries, metadata), ...bodies];
}

/** What stands before the tensors' bytes in a safetensors file that holds them in this order. */
export function encodeHeader(
  tensors: readonly { name: string; dims: readonly number[]; type: FloatType; bytes: number }[],
  metadata: Readonly<Record<string, string>>,
): Uint8Array[] {
  const header: [string, unknown][] = [['__metadata__', metadata]];
  let offset = 0;
  for (const { name, dims, type, bytes } of tensors) {
    header.push([name, { dtype: elementNames[type], shape: dims, data_offsets: [offset, offset + bytes] }]);
    offset += bytes;
  }
  // An assignment would lose a tensor that is called `__proto__`.
  const text = JSON.stringify(Object.fromEntries(header));
  const bytes = new TextEncoder().encode(
    text.padEnd(text.length + ((8 - (Buffer.byteLength(text) % 8)) % 8)),
  );
  const length = new Uint8Array(8);
  new DataView(length.buffer).setBigUint64(0, BigInt(bytes.byteLength), true);
  return [length, bytes];
}

/**
 * Reads a safetensors file; F16 and BF16 become 32-bit floats. `path` names the file in errors. Throws EngineError
 * `bad-checkpoint` when the file is torn, its header is no such header, or a tensor has another element type.
 */
export function decodeSafetensors(file: Uint8Array, path: string): Safetensors {
  const { tensors: stored, metadata } = locateTensors(file, file.byteLength, path);
  const tensors: Weights = new Map();
  for (const [name, { dims, type, place }] of stored) {
    const bytes = file.slice(place.offset, place.offset + place.bytes);
    tensors.set(name, { dims, data: toFloats(bytes, type) });
  }
  return { tensors, metadata };
}

/**
 * Finds the tensors of a safetensors file of `size` bytes from its beginning, `start`, which must hold the header whole.
 * Throws as `decodeSafetensors` does.
 */
export function locateTensors(
  start: Uint8Array,
  size: number,
  path: string,
): { tensors: Map<string, StoredTensor>; metadata: Record<string, string> } {
  const refuse = (what: string): EngineError =>
    new EngineError('bad-checkpoint', `${path} ${what}; get the file again.`);
  const body = headerEnd(start, size, path);
  const header = parseHeader(start.subarray(8, body), refuse);
  const tensors = new Map<string, StoredTensor>();
  for (const [name, entry] of header.entries) {
    const type = elementTypes[entry.dtype];
    if (type === undefined) {
      throw new EngineError(
        'bad-checkpoint',
        `${path}: tensor ${name} holds ${entry.dtype}; F32, F16 and BF16 can be read.`,
      );
    }
    const elements = entry.shape.reduce((product, dim) => product * dim, 1);
    const [begin, end] = entry.data_offsets;
    if (begin < 0 || body + end > size || end - begin !== elements * bytesPerElement[type]) {
      throw refuse(`is torn: tensor ${name} does not lie in it as its header says`);
    }
    const place = { file: path, offset: body + begin, bytes: end - begin };
    tensors.set(name, { dims: entry.shape, type, place });
  }
  refuseOverlaps(tensors, refuse);
  return { tensors, metadata: header.metadata };
}

/** No two tensors share bytes (the format's specification): they would change each other. */
function refuseOverlaps(
  tensors: ReadonlyMap<string, StoredTensor>,
  refuse: (what: string) => EngineError,
): void {
  const inOrder = [...tensors].sort(([, a], [, b]) => a.place.offset - b.place.offset);
  for (const [index, [name, { place }]] of inOrder.entries()) {
    const [before, { place: earlier }] = inOrder[Math.max(0, index - 1)];
    if (index > 0 && place.bytes > 0 && earlier.offset + earlier.bytes > place.offset) {
      throw refuse(`is damaged: tensors ${before} and ${name} lie over each other`);
    }
  }
}

/** Where the header of a safetensors file of `size` bytes ends, from its first 8 bytes. Throws EngineError. */
export function headerEnd(start: Uint8Array, size: number, path: string): number {
  if (size < 8) {
    throw new EngineError(
      'bad-checkpoint',
      `${path} is too short for a safetensors file; get the file again.`,
    );
  }
  const length = Number(new DataView(start.buffer, start.byteOffset, 8).getBigUint64(0, true));
  if (length > largestHeader || 8 + length > size) {
    throw new EngineError(
      'bad-checkpoint',
      `${path} is torn or is no safetensors file: its header does not fit; get the file again.`,
    );
  }
  return 8 + length;
}

function parseHeader(
  bytes: Uint8Array,
  refuse: (what: string) => EngineError,
): { entries: [string, HeaderEntry][]; metadata: Record<string, string> } {
  let header: unknown;
  try {
    header = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw refuse('has a header that is no JSON');
  }
  if (typeof header !== 'object' || header === null || Array.isArray(header)) {
    throw refuse('has a header that is no JSON object');
  }
  const metadata: [string, string][] = [];
  const entries: [string, HeaderEntry][] = [];
  for (const [name, entry] of Object.entries(header)) {
    if (name === '__metadata__') {
      for (const [key, value] of Object.entries(entry ?? {})) metadata.push([key, String(value)]);
    } else if (isHeaderEntry(entry)) entries.push([name, entry]);
    else throw refuse(`describes tensor ${name} in a way that cannot be read`);
  }
  return { entries, metadata: Object.fromEntries(metadata) };
}

function isHeaderEntry(entry: unknown): entry is HeaderEntry {
  if (typeof entry !== 'object' || entry === null) return false;
  const { dtype, shape, data_offsets: offsets } = entry as Partial<HeaderEntry>;
  const whole = (values: unknown): boolean =>
    Array.isArray(values) && values.every((value) => Number.isSafeInteger(value) && value >= 0);
  return typeof dtype === 'string' && whole(shape) && whole(offsets) && offsets?.length === 2;
}
