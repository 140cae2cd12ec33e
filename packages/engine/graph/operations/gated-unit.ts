import type { Graph } from '../graph.ts';
import type { Value } from '../value.ts';

/** What the gate of a gated linear unit goes through. */
export type Activation = 'silu' | 'gelu';

/** A function with its slope, both of the same argument. */
interface Curve {
  value: Value;
  slope: () => Value;
}

/**
 * Gated linear unit, activation(gate) * up (Shazeer 2020): SwiGLU with silu, GeGLU with gelu in its approximation by tanh
 * (Hendrycks and Gimpel 2016).
 */
export function gatedUnit(graph: Graph, gate: Value, up: Value, activation: Activation): Value {
  const { value, slope } = activation === 'silu' ? silu(graph, gate) : gelu(graph, gate);
  return graph.operation('Mul', [value, up], {
    through: [gate, up],
    backward: (gradient) => [
      [gate, graph.operation('Mul', [graph.operation('Mul', [gradient, up]), slope()])],
      [up, graph.operation('Mul', [gradient, value])],
    ],
  });
}

/** silu(x) = x s(x) with the logistic function s, as one operation; its slope is s + silu (1 - s). */
function silu(graph: Graph, x: Value): Curve {
  const value = graph.operation('QuickGelu', [x], {
    domain: 'com.microsoft',
    attributes: { alpha: { float: 1 } },
  });
  const slope = (): Value => {
    const logistic = graph.operation('Sigmoid', [x]);
    const rest = graph.operation('Sub', [graph.scalar(1), logistic]);
    return graph.operation('Add', [logistic, graph.operation('Mul', [value, rest])]);
  };
  return { value, slope };
}

/** gelu(x) = x / 2 (1 + t), t = tanh(k (x + c x^3)); its slope is (1 + t) / 2 + x / 2 (1 - t^2) k (1 + 3 c x^2). */
function gelu(graph: Graph, x: Value): Curve {
  const [k, c] = [Math.sqrt(2 / Math.PI), 0.044715];
  const times = (a: Value, b: Value | number): Value =>
    graph.operation('Mul', [a, typeof b === 'number' ? graph.scalar(b) : b]);
  const plus = (a: Value, b: Value | number): Value =>
    graph.operation('Add', [a, typeof b === 'number' ? graph.scalar(b) : b]);
  const square = times(x, x);
  const tanh = graph.operation('Tanh', [times(x, plus(times(square, k * c), k))]);
  const slope = (): Value => {
    const fall = graph.operation('Sub', [graph.scalar(1), times(tanh, tanh)]);
    const inner = plus(times(square, 3 * k * c), k);
    return times(plus(plus(tanh, 1), times(times(x, fall), inner)), 0.5);
  };
  return { value: times(times(x, plus(tanh, 1)), 0.5), slope };
}
