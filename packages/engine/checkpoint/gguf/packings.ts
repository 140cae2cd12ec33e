import type { Packing } from '../../model/weights.ts';

/** How ggml lays out a tensor's numbers: so many in a block of so many bytes. */
export interface PackingLayout {
  /** Its number in ggml. */
  number: number;
  /** Numbers that are kept together; rows divide into so many. */
  block: number;
  /** Bytes of one block. */
  bytes: number;
}

/** The layouts of ggml's types (ggml-common.h). */
export const packings: Record<Packing, PackingLayout> = {
  f32: { number: 0, block: 1, bytes: 4 },
  f16: { number: 1, block: 1, bytes: 2 },
  bf16: { number: 30, block: 1, bytes: 2 },
  q8_0: { number: 8, block: 32, bytes: 34 },
  q4_0: { number: 2, block: 32, bytes: 18 },
  q4_1: { number: 3, block: 32, bytes: 20 },
  q5_0: { number: 6, block: 32, bytes: 22 },
  q5_1: { number: 7, block: 32, bytes: 24 },
  q4_k: { number: 12, block: 256, bytes: 144 },
  q5_k: { number: 13, block: 256, bytes: 176 },
  q6_k: { number: 14, block: 256, bytes: 210 },
};
