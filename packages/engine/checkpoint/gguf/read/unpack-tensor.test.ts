import { expect, test } from 'vitest';
import recorded from '../../../fixtures/packings.json' with { type: 'json' };
import type { Packing } from '../../../model/weights.ts';
import { packings } from '../packings.ts';
import { unpackTensor } from './unpack-tensor.ts';

const place = { file: 'nowhere', offset: 0, bytes: 0 };

// Blocks of random bits and what gguf-py makes of them; see fixtures/make-packings.py.
test.each(Object.keys(packings) as Packing[])(
  '%s holds the numbers that gguf-py reads, to the last bit',
  (packing) => {
    const { bytes, floats } = recorded[packing];
    const wanted = new Float32Array(new Uint8Array(Buffer.from(floats, 'base64')).buffer);
    const dims = [1, wanted.length];
    const unpacked = unpackTensor(new Uint8Array(Buffer.from(bytes, 'base64')), { dims, packing, place });
    expect(unpacked).toEqual(wanted);
  },
);
