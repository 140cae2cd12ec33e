import { open } from 'node:fs/promises';
import { EngineError } from '../../../errors.ts';
import { storageError } from '../../../storage/storage-error.ts';
import { packings } from '../packings.ts';
import type { GgufType } from './encodings.ts';
import type { GgufValue } from './gguf-value.ts';

/** A tensor that is about to be written; `dims` are row-major, as everywhere else. */
export interface GgufTensor {
  name: string;
  dims: readonly number[];
  type: GgufType;
  /** Its bytes in that type; asked for once, when its turn comes. */
  read: () => Promise<Uint8Array>;
}

const version = 3;
const alignment = 32;
const valueTypes = { unsigned: 4, integer: 5, float: 6, flag: 7, text: 8, array: 9 };

/**
 * Writes a GGUF file (ggml's specification, version 3, little-endian), one tensor after another. Throws EngineError
 * `storage`.
 */
export async function writeGguf(
  path: string,
  metadata: ReadonlyMap<string, GgufValue>,
  tensors: readonly GgufTensor[],
): Promise<void> {
  try {
    const file = await open(path, 'w');
    try {
      await file.writeFile(header(metadata, tensors));
      for (const tensor of tensors) {
        const body = await tensor.read();
        if (body.byteLength !== bytesOf(tensor)) {
          throw new EngineError(
            'runtime',
            `${tensor.name} has ${body.byteLength} bytes; ${bytesOf(tensor)} were to be written.`,
          );
        }
        await file.writeFile(body);
        await file.writeFile(new Uint8Array(aligned(body.byteLength) - body.byteLength));
      }
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (cause) {
    throw storageError(path, cause);
  }
}

function header(metadata: ReadonlyMap<string, GgufValue>, tensors: readonly GgufTensor[]): Uint8Array {
  const parts: Uint8Array[] = [
    new TextEncoder().encode('GGUF'),
    unsigned(version),
    long(tensors.length),
    long(metadata.size),
  ];
  for (const [key, value] of metadata) parts.push(text(key), encodeValue(value));
  let offset = 0;
  for (const tensor of tensors) {
    const { name, dims, type } = tensor;
    parts.push(text(name), unsigned(dims.length), ...[...dims].reverse().map(long));
    parts.push(unsigned(packings[type].number), long(offset));
    offset += aligned(bytesOf(tensor));
  }
  const length = parts.reduce((sum, part) => sum + part.byteLength, 0);
  return Buffer.concat([...parts, new Uint8Array(aligned(length) - length)]);
}

function encodeValue(value: GgufValue): Uint8Array {
  if ('unsigned' in value) return Buffer.concat([unsigned(valueTypes.unsigned), unsigned(value.unsigned)]);
  if ('float' in value) return Buffer.concat([unsigned(valueTypes.float), float(value.float)]);
  if ('flag' in value) return Buffer.concat([unsigned(valueTypes.flag), Uint8Array.of(Number(value.flag))]);
  if ('text' in value) return Buffer.concat([unsigned(valueTypes.text), text(value.text)]);
  if ('texts' in value) return array(valueTypes.text, value.texts.map(text));
  if ('floats' in value) return array(valueTypes.float, value.floats.map(float));
  return array(
    valueTypes.integer,
    value.integers.map((number) => unsigned(number >>> 0)),
  );
}

function array(type: number, items: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat([unsigned(valueTypes.array), unsigned(type), long(items.length), ...items]);
}

function bytesOf({ dims, type }: GgufTensor): number {
  const { block, bytes } = packings[type];
  return (dims.reduce((product, dim) => product * dim, 1) / block) * bytes;
}

function aligned(length: number): number {
  return Math.ceil(length / alignment) * alignment;
}

function unsigned(value: number): Uint8Array {
  return new Uint8Array(Uint32Array.of(value).buffer);
}

function long(value: number): Uint8Array {
  return new Uint8Array(BigUint64Array.of(BigInt(value)).buffer);
}

function float(value: number): Uint8Array {
  return new Uint8Array(Float32Array.of(value).buffer);
}

function text(value: string): Uint8Array {
  const bytes = new TextEncoder().encode(value);
  return Buffer.concat([long(bytes.byteLength), bytes]);
}
