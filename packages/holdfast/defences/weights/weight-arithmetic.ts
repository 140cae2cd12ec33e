import type { FloatTensor, Weights } from '@holdfast/engine';

/** Applies a function to the tensors of the same name, tensor by tensor. Throws RangeError when one lacks a name. */
export function mapWeights(
  first: Weights,
  others: readonly Weights[],
  change: (
    data: Float32Array,
    others: readonly Float32Array[],
    tensor: FloatTensor,
    name: string,
  ) => Float32Array,
): Weights {
  const changed: Weights = new Map();
  for (const [name, tensor] of first) {
    const beside = others.map((weights) => {
      const data = weights.get(name)?.data;
      if (data?.length !== tensor.data.length) throw new RangeError(`The models differ in ${name}.`);
      return data;
    });
    changed.set(name, { dims: tensor.dims, data: change(tensor.data, beside, tensor, name) });
  }
  return changed;
}

/** a - b, element by element. */
export function difference(a: Float32Array, b: Float32Array): Float32Array {
  return a.map((value, index) => value - b[index]);
}

/** a + factor * b, element by element. */
export function sum(a: Float32Array, b: Float32Array, factor = 1): Float32Array {
  return a.map((value, index) => value + factor * b[index]);
}

/** The dot product. */
export function dot(a: Float32Array, b: Float32Array): number {
  let total = 0;
  for (let index = 0; index < a.length; index++) total += a[index] * b[index];
  return total;
}

/** Whether a tensor is a projection of a layer: what adapters and projections of updates speak of. */
export function isProjection(name: string): boolean {
  return /\.(q|k|v|o|gate|up|down)_proj\.weight$/.test(name);
}
