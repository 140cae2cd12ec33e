import type { Graph } from '../graph/graph.ts';
import type { Value } from '../graph/value.ts';

/** What a graph over whole sequences is given, sequences one after the other in rows; predictions are of rows that are chosen. */
export interface SequenceInputs {
  /** [rows], rows being batch times length. */
  tokens: Value;
  /** [batch, length] */
  positions: Value;
  /** [1] */
  batch: Value;
  /** [1] */
  length: Value;
  /** [length, length], added to the scores of attention. */
  mask: Value;
  /** The rows that predict, [predicted]. */
  predicted: Value;
  /** The tokens that they are held against, [predicted]. */
  targets: Value;
}

/** The inputs of a graph over whole sequences, by these names. */
export function sequenceInputs(graph: Graph): SequenceInputs {
  const whole = { type: 'int64' } as const;
  return {
    tokens: graph.input('tokens', ['rows'], whole),
    positions: graph.input('positions', ['batch', 'length'], whole),
    batch: graph.input('batch', [1], whole),
    length: graph.input('length', [1], whole),
    mask: graph.input('mask', ['length', 'length']),
    predicted: graph.input('predicted', ['predicted'], whole),
    targets: graph.input('targets', ['predicted'], whole),
  };
}
