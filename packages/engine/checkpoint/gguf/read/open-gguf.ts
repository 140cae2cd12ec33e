import { open } from 'node:fs/promises';
import { EngineError } from '../../../errors.ts';
import type { Packing } from '../../../model/weights.ts';
import { readBytes } from '../../tensors/read-bytes.ts';
import { packings } from '../packings.ts';
import {
  type GgufHeader,
  type HeaderTensor,
  type MetadataValue,
  parseHeader,
  short,
} from './parse-header.ts';

/** A tensor in a GGUF file. */
export interface GgufEntry {
  dims: readonly number[];
  packing: Packing;
  place: { file: string; offset: number; bytes: number };
}

/** A GGUF file whose tensors have not been read yet. */
export interface GgufFile {
  path: string;
  metadata: ReadonlyMap<string, MetadataValue>;
  /** By llama.cpp's names. */
  tensors: ReadonlyMap<string, GgufEntry>;
}

/** Vocabularies are a few megabytes. */
const largestHeader = 2 ** 27;
const firstRead = 2 ** 20;

/**
 * Opens a GGUF file and finds its tensors. Nothing in the file is believed before it is held against the file's size.
 * Throws EngineError `bad-checkpoint` saying what is wrong with it.
 */
export async function openGguf(path: string): Promise<GgufFile> {
  const refuse = (what: string): EngineError => new EngineError('bad-checkpoint', `${path} ${what}.`);
  const file = await open(path).catch((cause) => {
    throw new EngineError('bad-checkpoint', `${path} cannot be read; name a GGUF file or a model folder.`, {
      cause,
    });
  });
  try {
    const stat = await file.stat();
    if (!stat.isFile()) throw refuse('is no file');
    const { size } = stat;
    for (let length = firstRead; ; length *= 4) {
      const start = await readBytes(file, { offset: 0, length: Math.min(length, size), path });
      const header = parseHeader(start, { size, refuse });
      if (header) return { path, metadata: header.metadata, tensors: locate(header, { path, size, refuse }) };
      if (length >= size) throw refuse('is torn: it ends within its header; get the file again');
      if (length >= largestHeader) throw refuse(`has a header of more than ${largestHeader} bytes`);
    }
  } finally {
    await file.close();
  }
}

interface Whereabouts {
  path: string;
  size: number;
  refuse: (what: string) => EngineError;
}

function locate(header: GgufHeader, { path, size, refuse }: Whereabouts): Map<string, GgufEntry> {
  const located = new Map<string, GgufEntry>();
  let end = header.dataOffset;
  for (const tensor of header.tensors.toSorted((a, b) => a.offset - b.offset)) {
    const { name, dims } = tensor;
    const packing = packingOf(tensor, refuse);
    const { block, bytes: blockBytes } = packings[packing];
    const numbers = dims.reduce((product, dim) => product * dim, 1);
    if ((dims.at(-1) ?? 1) % block !== 0)
      throw refuse(`has a tensor ${short(name)} whose rows are no multiple of ${block}`);
    const offset = header.dataOffset + tensor.offset;
    const bytes = (numbers / block) * blockBytes;
    if (located.has(name)) throw refuse(`holds tensor ${short(name)} twice`);
    if (tensor.offset % header.alignment !== 0 || offset < end || offset + bytes > size)
      throw refuse(
        `is torn: tensor ${short(name)} does not lie in it as its header says; get the file again`,
      );
    end = offset + bytes;
    located.set(name, { dims, packing, place: { file: path, offset, bytes } });
  }
  return located;
}

function packingOf({ name, type }: HeaderTensor, refuse: Whereabouts['refuse']): Packing {
  for (const [packing, { number }] of Object.entries(packings))
    if (number === type) return packing as Packing;
  const known = Object.keys(packings).join(', ').toUpperCase();
  throw refuse(`holds tensor ${short(name)} in ggml's type ${type}; ${known} can be read`);
}
