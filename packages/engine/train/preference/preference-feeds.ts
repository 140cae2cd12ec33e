import { Tensor } from 'onnxruntime-node';
import { type BatchFeeds, batchFeeds } from '../examples/feeds.ts';
import type { TokenSequence, TrainingExample } from '../examples/training-example.ts';
import type { Objective } from './objective.ts';
import type { SequenceScores } from './sequence-scores.ts';

/** What preference optimisation needs beside the examples. */
export interface PreferenceSetting {
  objective: Objective;
  /** What the starting model thinks of all sequences. */
  scores: SequenceScores;
  /** For KTO: the sequences of its reference point; see `mismatched`. */
  mismatches: ReadonlyMap<TrainingExample, TokenSequence>;
}

/**
 * Lays a batch of pairs or labelled answers out as the inputs of a graph with `preferenceLoss`. Each group's weight is
 * divided by `totalWeight`, the number of examples in the step.
 */
export function preferenceFeeds(
  examples: readonly TrainingExample[],
  totalWeight: number,
  setting: PreferenceSetting,
): BatchFeeds {
  const { objective, scores, mismatches } = setting;
  const others = examples.flatMap((example) =>
    objective.kind === 'dpo' ? (example.rejected ?? []) : (mismatches.get(example) ?? []),
  );
  const sequences: readonly TokenSequence[] = [...examples, ...others];
  const laidOut = batchFeeds(sequences, 1);
  const { weights: _weights, ...inputs } = laidOut.feeds;
  const groups = examples.length;
  const rows = laidOut.places.length;
  const scoreOf = (sequence: TokenSequence): number => scores.get(sequence) ?? 0;
  const sums = new Float32Array(groups * rows);
  const baseline = new Float32Array(rows);
  for (const [row, { example, place }] of laidOut.places.entries()) {
    const weight = sequences[example].weights[place];
    if (example < groups) sums[example * rows + row] = signOf(examples[example]) * objective.beta * weight;
    else if (objective.kind === 'dpo') sums[(example - groups) * rows + row] = -objective.beta * weight;
    else baseline[row] = weight / groups;
  }
  const offsets = examples.map((example, group) => {
    const margin = scoreOf(example) - (objective.kind === 'dpo' ? scoreOf(sequences[groups + group]) : 0);
    return -signOf(example) * objective.beta * margin;
  });
  const vector = (values: readonly number[]): Tensor =>
    new Tensor('float32', Float32Array.from(values), [values.length]);
  const preference = {
    'preference.sums': new Tensor('float32', sums, [groups, rows]),
    'preference.offsets': vector(offsets),
    'preference.weights': vector(examples.map((example) => weightOf(example, objective) / totalWeight)),
  };
  if (objective.kind === 'dpo') return { ...laidOut, feeds: { ...inputs, ...preference } };
  const reference = others.reduce((sum, sequence) => sum + scoreOf(sequence), 0) / groups;
  return {
    ...laidOut,
    feeds: {
      ...inputs,
      ...preference,
      'baseline.rows': new Tensor('float32', baseline, [1, rows]),
      'baseline.offset': vector([-reference]),
      'baseline.pulls': vector(examples.map((example) => -signOf(example) * objective.beta)),
    },
  };
}

/** Whether the answer is to become likelier, 1, or less likely, -1. */
function signOf({ desirable = true }: TrainingExample): number {
  return desirable ? 1 : -1;
}

function weightOf({ desirable }: TrainingExample, objective: Objective): number {
  if (objective.kind === 'dpo') return 1;
  return (desirable ? objective.desirableWeight : objective.undesirableWeight) ?? 1;
}
