import { Tensor } from 'onnxruntime-node';

/**
 * How far each named input is moved: along its gradient, `gradient.NAME` among the slopes, so that all moves together
 * have the L2 norm `size`. Slopes of nothing but zeros move nothing.
 */
export function nudgesAlong(
  names: readonly string[],
  slopes: Readonly<Record<string, { data: unknown; dims: readonly number[] }>>,
  size: number,
): Record<string, Tensor> {
  const slopesOf = (name: string): Float32Array => slopes[`gradient.${name}`].data as Float32Array;
  let squares = 0;
  for (const name of names) for (const value of slopesOf(name)) squares += value * value;
  const scale = squares === 0 ? 0 : size / Math.sqrt(squares);
  return Object.fromEntries(
    names.map((name) => {
      const moved = slopesOf(name).map((value) => value * scale);
      return [name, new Tensor('float32', moved, [...slopes[`gradient.${name}`].dims])];
    }),
  );
}
