import { floatOfFloat16 } from '../../tensors/half-precision.ts';

/** Writes the numbers of one block, which begins at `at`, into `floats`, which has room for the block and no more. */
export type UnpackBlock = (bytes: Uint8Array, at: number, floats: Float32Array) => void;

const half = 16;

/** 32 numbers: a 16-bit scale, then 8-bit integers. */
export const unpackQ8: UnpackBlock = (bytes, at, floats) => {
  const scale = float16At(bytes, at);
  for (let index = 0; index < 32; index++) floats[index] = scale * ((bytes[at + 2 + index] << 24) >> 24);
};

/** 32 numbers: a 16-bit scale, then 4-bit codes, the first 16 in the lower halves of the bytes; 8 stands for zero. */
export const unpackQ4Zero: UnpackBlock = (bytes, at, floats) => {
  const scale = float16At(bytes, at);
  for (let index = 0; index < half; index++) {
    const pair = bytes[at + 2 + index];
    floats[index] = scale * ((pair & 15) - 8);
    floats[index + half] = scale * ((pair >> 4) - 8);
  }
};

/** As Q4_0, with a 16-bit number after the scale that stands for code 0. */
export const unpackQ4One: UnpackBlock = (bytes, at, floats) => {
  const scale = float16At(bytes, at);
  const least = float16At(bytes, at + 2);
  for (let index = 0; index < half; index++) {
    const pair = bytes[at + 4 + index];
    floats[index] = scale * (pair & 15) + least;
    floats[index + half] = scale * (pair >> 4) + least;
  }
};

/** As Q4_0, with the codes' fifth bits in four bytes after the scale; 16 stands for zero. */
export const unpackQ5Zero: UnpackBlock = (bytes, at, floats) => {
  const scale = float16At(bytes, at);
  for (let index = 0; index < half; index++) {
    const pair = bytes[at + 6 + index];
    floats[index] = scale * ((pair & 15) + 16 * bitAt(bytes, at + 2, index) - 16);
    floats[index + half] = scale * ((pair >> 4) + 16 * bitAt(bytes, at + 2, index + half) - 16);
  }
};

/** As Q4_1, with the codes' fifth bits in four bytes before the codes. */
export const unpackQ5One: UnpackBlock = (bytes, at, floats) => {
  const scale = float16At(bytes, at);
  const least = float16At(bytes, at + 2);
  for (let index = 0; index < half; index++) {
    const pair = bytes[at + 8 + index];
    floats[index] = scale * ((pair & 15) + 16 * bitAt(bytes, at + 4, index)) + least;
    floats[index + half] = scale * ((pair >> 4) + 16 * bitAt(bytes, at + 4, index + half)) + least;
  }
};

/** 256 numbers in stretches of 32, each with a 6-bit scale and least of its own, themselves scaled by 16-bit numbers. */
export const unpackQ4K: UnpackBlock = (bytes, at, floats) => {
  unpackStretches(bytes, at, floats, at + 16, () => 0);
};

/** As Q4_K, with the codes' fifth bits in 32 bytes before the codes, a bit of each byte a stretch. */
export const unpackQ5K: UnpackBlock = (bytes, at, floats) => {
  unpackStretches(
    bytes,
    at,
    floats,
    at + 48,
    (stretch, index) => 16 * ((bytes[at + 16 + index] >> stretch) & 1),
  );
};

function unpackStretches(
  bytes: Uint8Array,
  at: number,
  floats: Float32Array,
  codesAt: number,
  fifth: (stretch: number, index: number) => number,
): void {
  const scaleOfScales = float16At(bytes, at);
  const scaleOfLeasts = float16At(bytes, at + 2);
  for (let stretch = 0; stretch < 8; stretch++) {
    const [scaleCode, leastCode] = sixBitPair(bytes, at + 4, stretch);
    const scale = scaleOfScales * scaleCode;
    const least = scaleOfLeasts * leastCode;
    // Two stretches share 32 bytes: the even one lies in the lower halves.
    const codes = codesAt + 32 * (stretch >> 1);
    const shift = 4 * (stretch & 1);
    for (let index = 0; index < 32; index++) {
      const code = ((bytes[codes + index] >> shift) & 15) + fifth(stretch, index);
      floats[32 * stretch + index] = scale * code - least;
    }
  }
}

/** The 6-bit scale and least of a stretch: the first four lie whole in a byte each, of the others the upper bits lie apart. */
function sixBitPair(bytes: Uint8Array, at: number, stretch: number): [number, number] {
  if (stretch < 4) return [bytes[at + stretch] & 63, bytes[at + stretch + 4] & 63];
  const lower = bytes[at + stretch + 4];
  return [
    (lower & 15) | ((bytes[at + stretch - 4] >> 6) << 4),
    (lower >> 4) | ((bytes[at + stretch] >> 6) << 4),
  ];
}

/**
 * 256 numbers in stretches of 16, each with an 8-bit scale, themselves scaled by a 16-bit number at the block's end: 128
 * bytes of the codes' lower four bits, 64 of their upper two, the scales; 32 stands for zero.
 */
export const unpackQ6K: UnpackBlock = (bytes, at, floats) => {
  const scaleOfScales = float16At(bytes, at + 208);
  for (let place = 0; place < 256; place++) {
    // Each half of 128 numbers is four rows of 32.
    const part = place >> 7;
    const row = (place >> 5) & 3;
    const index = place & 31;
    const lower = bytes[at + 64 * part + 32 * (row & 1) + index] >> (row < 2 ? 0 : 4);
    const upper = bytes[at + 128 + 32 * part + index] >> (2 * row);
    const scale = (bytes[at + 192 + (place >> 4)] << 24) >> 24;
    floats[place] = scaleOfScales * scale * (((lower & 15) | ((upper & 3) << 4)) - 32);
  }
};

function float16At(bytes: Uint8Array, at: number): number {
  return floatOfFloat16(bytes[at] | (bytes[at + 1] << 8));
}

function bitAt(bytes: Uint8Array, at: number, index: number): number {
  return (bytes[at + (index >> 3)] >> (index & 7)) & 1;
}
