/**
 * How models that run here compute when they answer: in 32-bit floats, or with weights and what flows into their products
 * rounded to 8-bit integers.
 */
export const precisions = ['float32', '8-bit'] as const;

export type Precision = (typeof precisions)[number];
