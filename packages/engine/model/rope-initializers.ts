import type { Graph } from '../graph/graph.ts';
import type { Value } from '../graph/value.ts';
import type { ModelConfiguration } from './configuration.ts';
import { type RopeSettings, ropeTables, rotatedSize } from './rope-tables.ts';

/** Cosines and sines of positions as parts of a graph, each [maximumLength, size / 2]. */
export interface RopeValues {
  cosine: Value;
  sine: Value;
  /** So many numbers of a head are rotated, where not all are. */
  size?: number;
}

/** The tables that a layer's queries and keys are rotated by; nothing for layers that are not rotated. */
export function ropeInitializers(
  graph: Graph,
  configuration: ModelConfiguration,
): (layer: number) => RopeValues | undefined {
  const { maximumLength, slidingWindow, slidingTheta, unrotatedLayers = [] } = configuration;
  const make = (name: string, settings: RopeSettings): RopeValues => {
    const { cosine, sine } = ropeTables(settings, maximumLength);
    return {
      cosine: graph.initializer(`${name}.cosine`, cosine),
      sine: graph.initializer(`${name}.sine`, sine),
      size: settings.rotatedShare === undefined ? undefined : rotatedSize(settings),
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
