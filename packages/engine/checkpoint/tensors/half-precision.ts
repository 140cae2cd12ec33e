import type { FloatType } from '../../model/weights.ts';

/** Bytes of one number. */
export const bytesPerElement: Record<FloatType, number> = { float32: 4, float16: 2, bfloat16: 2 };

const bits = new Uint32Array(1);
const float = new Float32Array(bits.buffer);

/** The numbers that bfloat16 stands for: each the upper half of a 32-bit float. */
export function bfloat16ToFloats(halves: Uint16Array): Float32Array {
  const words = new Uint32Array(halves.length);
  for (let index = 0; index < halves.length; index++) words[index] = halves[index] << 16;
  return new Float32Array(words.buffer);
}

/** The numbers that IEEE 754 binary16 stands for. */
export function float16ToFloats(halves: Uint16Array): Float32Array {
  const floats = new Float32Array(halves.length);
  for (let index = 0; index < halves.length; index++) floats[index] = float16Numbers[halves[index]];
  return floats;
}

/** The number that the bits of an IEEE 754 binary16 stand for. */
export function floatOfFloat16(half: number): number {
  return float16Numbers[half];
}

const float16Numbers = Float32Array.from({ length: 65_536 }, (_, half) => float16ToFloat(half));

function float16ToFloat(half: number): number {
  const sign = half & 0x8000 ? -1 : 1;
  const exponent = (half >> 10) & 0x1f;
  const fraction = half & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 0x1f) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** The nearest bfloat16 to each number, ties to even. */
export function floatsToBfloat16(floats: Float32Array): Uint16Array {
  const words = new Uint32Array(floats.buffer, floats.byteOffset, floats.length);
  const halves = new Uint16Array(floats.length);
  for (let index = 0; index < floats.length; index++) {
    const word = words[index];
    // Rounding could carry a NaN's payload away.
    halves[index] = Number.isNaN(floats[index])
      ? (word >>> 16) | 0x40
      : (word + 0x7fff + ((word >>> 16) & 1)) >>> 16;
  }
  return halves;
}

/** The nearest IEEE 754 binary16 to each number, ties to even. */
export function floatsToFloat16(floats: Float32Array): Uint16Array {
  const halves = new Uint16Array(floats.length);
  for (let index = 0; index < floats.length; index++) halves[index] = floatToFloat16(floats[index]);
  return halves;
}

/** The bits of the nearest IEEE 754 binary16, ties to even. */
export function floatToFloat16(value: number): number {
  float[0] = value;
  const word = bits[0];
  const sign = (word >>> 16) & 0x8000;
  const size = word & 0x7fff_ffff;
  if (size > 0x7f80_0000) return sign | 0x7e00;
  // From 65520 on, the nearest is infinity.
  if (size >= 0x477f_f000) return sign | 0x7c00;
  if (size < 0x3880_0000) {
    // Subnormal: the number is a multiple of 2^-24; adding 1/2 in 32-bit arithmetic rounds it to one.
    bits[0] = size;
    float[0] += 0.5;
    return sign | (bits[0] - 0x3f00_0000);
  }
  return sign | ((size - 0x3800_0000 + 0xfff + ((size >>> 13) & 1)) >>> 13);
}

/** The numbers in the bytes of a tensor. Files may place them anywhere; where that is no place for numbers, they are copied. */
export function toFloats(stored: Uint8Array, type: FloatType): Float32Array {
  const bytes = stored.byteOffset % bytesPerElement[type] === 0 ? stored : new Uint8Array(stored);
  if (type === 'float32') return new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
  const halves = new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 2);
  return type === 'bfloat16' ? bfloat16ToFloats(halves) : float16ToFloats(halves);
}

/** Numbers as the bytes of a type, each rounded to the nearest, ties to even. */
export function fromFloats(floats: Float32Array, type: FloatType): Uint8Array {
  const { buffer, byteOffset, byteLength } =
    type === 'float32' ? floats : type === 'float16' ? floatsToFloat16(floats) : floatsToBfloat16(floats);
  return new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength);
}
