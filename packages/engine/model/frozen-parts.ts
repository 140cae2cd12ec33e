import type { Graph } from '../graph/graph.ts';
import { blockProduct } from '../graph/operations/block-product.ts';
import { linear } from '../graph/operations/matrix-product.ts';
import type { Value } from '../graph/value.ts';
import { adaptedProjection } from './adapted-projection.ts';
import type { Adapter } from './adapter.ts';
import type { LayerParts } from './layers.ts';
import type { FrozenWeights } from './weights.ts';

/** Looks up weights that do not learn; each becomes a part of the graph when it is first asked for. */
export function frozenParameters(graph: Graph, weights: FrozenWeights): (name: string) => Value {
  const known = new Map<string, Value>();
  return (name) => {
    const tensor = weights.get(name);
    if (!tensor) throw new RangeError(`The model has no parameter ${name}.`);
    const value = known.get(name) ?? graph.initializer(name, tensor);
    known.set(name, value);
    return value;
  };
}

/** The parts of a model of which nothing learns, with an adapter beside its projections if there is one. */
export function frozenParts(
  graph: Graph,
  weights: FrozenWeights,
  adapter?: Adapter,
): Pick<LayerParts, 'parameter' | 'project' | 'head'> {
  const parameter = frozenParameters(graph, weights);
  const adapted = adapter && frozenParameters(graph, adapter.weights);
  const head = weights.get('lm_head.weight');
  return {
    parameter,
    head: head && 'codes' in head ? (rows) => blockProduct(graph, rows, 'lm_head', head) : undefined,
    project: (x, name) => {
      const tensor = weights.get(`${name}.weight`);
      const product =
        tensor && 'codes' in tensor
          ? blockProduct(graph, x, name, tensor)
          : linear(graph, x, parameter(`${name}.weight`));
      if (!adapted || !adapter.weights.has(`${name}.lora_A.weight`)) return product;
      return adaptedProjection(graph, x, {
        product,
        down: adapted(`${name}.lora_A.weight`),
        up: adapted(`${name}.lora_B.weight`),
        scale: adapter.settings.alpha / adapter.settings.rank,
      });
    },
  };
}
