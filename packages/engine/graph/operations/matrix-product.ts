import type { Graph } from '../graph.ts';
import type { Value } from '../value.ts';

const flag = (on: boolean) => ({ integer: on ? 1 : 0 });

function gemm(graph: Graph, a: Value, b: Value, transposeA: boolean, scale: number): Value {
  return graph.operation('Gemm', [a, b], {
    attributes: { transA: flag(transposeA), transB: flag(false), alpha: { float: scale } },
  });
}

/** x [rows, in] times the transpose of weight [out, in], scaled: [rows, out]. Weights lie as Hugging Face keeps them. */
export function linear(graph: Graph, x: Value, weight: Value, scale = 1): Value {
  const attributes = { transA: flag(false), transB: flag(true), alpha: { float: scale } };
  return graph.operation('Gemm', [x, weight], {
    attributes,
    through: [x, weight],
    backward: (gradient) => [
      ...(x.differentiable ? [[x, gemm(graph, gradient, weight, false, scale)] as const] : []),
      ...(weight.differentiable ? [[weight, gemm(graph, gradient, x, true, scale)] as const] : []),
    ],
  });
}

/**
 * Products of stacks of matrices, scaled: a [.., rows, inner] by b [.., inner, columns], or by the transpose of
 * b [.., columns, inner] with `transposeB`. The leading dimensions are the same.
 */
export function stackedProduct(
  graph: Graph,
  a: Value,
  b: Value,
  { transposeB = false, scale = 1 }: { transposeB?: boolean; scale?: number } = {},
): Value {
  const product = (left: Value, right: Value, transposeLeft: boolean, transposeRight: boolean): Value =>
    graph.operation('FusedMatMul', [left, right], {
      domain: 'com.microsoft',
      attributes: { transA: flag(transposeLeft), transB: flag(transposeRight), alpha: { float: scale } },
    });
  return graph.operation('FusedMatMul', [a, b], {
    domain: 'com.microsoft',
    attributes: { transA: flag(false), transB: flag(transposeB), alpha: { float: scale } },
    through: [a, b],
    backward: (gradient) => [
      [a, product(gradient, b, false, !transposeB)],
      [b, transposeB ? product(gradient, a, true, false) : product(a, gradient, true, false)],
    ],
  });
}
