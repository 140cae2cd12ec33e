import type { Attribute, Graph } from '../graph.ts';
import type { Value } from '../value.ts';

/** How ONNX Runtime's rotation is to be: of the first `size` numbers of each of so many heads, or of all numbers. */
export function rotation(heads: number, size: number | undefined): Record<string, Attribute> {
  const whole = { interleaved: { integer: 0 } };
  if (size === undefined) return whole;
  return { ...whole, num_heads: { integer: heads }, rotary_embedding_dim: { integer: size } };
}

/**
 * Rotary position embedding (Su et al. 2021, in Hugging Face's half-split form) of x [batch, heads, length, size] at
 * positions [batch, length] (int64), with tables cosine and sine [positions, size / 2]. A rotation's gradient is the
 * rotation back, by the negated sine. With `size` the first so many numbers of each head are rotated alone.
 */
export function rotate(
  graph: Graph,
  x: Value,
  {
    heads,
    positions,
    cosine,
    sine,
    size,
  }: { heads: number; positions: Value; cosine: Value; sine: Value; size?: number },
): Value {
  const turn = (value: Value, by: Value, backward?: (gradient: Value) => Value): Value =>
    graph.operation('RotaryEmbedding', [value, positions, cosine, by], {
      domain: 'com.microsoft',
      attributes: rotation(heads, size),
      ...(backward ? { through: [value], backward: (gradient: Value) => [[value, backward(gradient)]] } : {}),
    });
  return turn(x, sine, (gradient) => turn(gradient, graph.operation('Neg', [sine])));
}
