import type { Graph } from '../graph/graph.ts';
import type { Value } from '../graph/value.ts';
import type { ModelConfiguration } from './configuration.ts';
import { ropeTables } from './rope-tables.ts';

/** Cosines and sines of positions as parts of a graph, each [maximumLength, headSize / 2]. */
export interface RopeValues {
  cosine: Value;
  sine: Value;
}

/** The tables that a layer's queries and keys are rotated by; nothing for layers that are not rotated. */
export function ropeInitializers(
  graph: Graph,
  configuration: ModelConfiguration,
): (layer: number) => RopeValues | undefined {
  const { maximumLength, slidingWindow, slidingTheta, unrotatedLayers = [] } = configuration;
  const make = (name: string, of: Parameters<typeof ropeTables>[0]): RopeValues => {
    const { cosine, sine } = ropeTables(of, maximumLength);
    return {
      cosine: graph.initializer(`${name}.cosine`, cosine),
      sine: graph.initializer(`${name}.sine`, sine),
    };
  };
  const whole = make('rope', configuration);
  // Windows are short, and what stretches positions is not for them.
  const sliding =
    slidingTheta === undefined
      ? whole
      : make('rope.sliding', { headSize: configuration.headSize, ropeTheta: slidingTheta });
  return (layer) => {
    if (unrotatedLayers.includes(layer)) return undefined;
    return slidingWindow?.layers.includes(layer) ? sliding : whole;
  };
}
