import { differentiate } from '../graph/differentiate.ts';
import { Graph } from '../graph/graph.ts';
import { closeness } from '../graph/losses/closeness.ts';
import { constrainedCrossEntropy } from '../graph/losses/constrained-cross-entropy.ts';
import { type PreferenceGroups, preferenceLoss } from '../graph/losses/preference-loss.ts';
import { add } from '../graph/operations/elementwise.ts';
import { crossEntropy } from '../graph/operations/softmax.ts';
import type { ModelConfiguration } from '../model/configuration.ts';
import { type Learning, tokenLogits } from './token-logits.ts';

export type { Learning } from './token-logits.ts';

/** What a training graph computes beside the weighted cross-entropy; each costs inputs that must then be fed. */
export interface GraphExtras {
  /** Divergence from references of so many tokens: `close.tokens` and `close.probabilities` [n, top], `close.weights` [n]. */
  closeTokens?: number;
  /** Constrained cross-entropy: `bound.weights`, `bound.references` and `bound.strengths` [n]. */
  bound?: boolean;
  /** Preference optimisation instead of cross-entropy: the inputs of `preferenceFeeds`, and no `weights`. */
  preference?: 'dpo' | 'kto';
  /** Rows nudged after each layer by `nudge.LAYER`, with `gradient.nudge.LAYER` among the outputs. */
  nudged?: boolean;
}

/**
 * The graph of loss and gradients over one padded batch. Inputs: those of `tokenLogits`, `weights` [n], and those of the
 * extras. Outputs: `loss`, the weighted sum of cross-entropies and of what the extras add, and `gradient.NAME`.
 */
export function trainingGraph(
  configuration: ModelConfiguration,
  learning: Learning,
  { closeTokens, bound = false, preference, nudged = false }: GraphExtras = {},
): Graph {
  const graph = new Graph();
  const { logits, targets, learned, nudges } = tokenLogits(graph, configuration, learning, { nudged });
  const row = (name: string) => graph.input(name, ['predicted']);
  let loss = preference
    ? preferenceLoss(graph, logits, { kind: preference, targets, groups: groupInputs(graph, preference) })
    : crossEntropy(graph, logits, { targets, weights: row('weights') });
  if (bound) {
    const rows = { weights: row('bound.weights'), references: row('bound.references') };
    const strengths = row('bound.strengths');
    loss = add(graph, loss, constrainedCrossEntropy(graph, logits, { targets, ...rows, strengths }));
  }
  if (closeTokens !== undefined) {
    const reference = {
      tokens: graph.input('close.tokens', ['predicted', closeTokens], { type: 'int64' }),
      probabilities: graph.input('close.probabilities', ['predicted', closeTokens]),
      weights: row('close.weights'),
    };
    loss = add(graph, loss, closeness(graph, logits, reference));
  }
  const inputs = [...learned.values(), ...nudges];
  const gradients = differentiate(graph, loss, inputs);
  graph.output('loss', loss);
  for (const [index, { name }] of inputs.entries()) graph.output(`gradient.${name}`, gradients[index]);
  return graph;
}

function groupInputs(graph: Graph, preference: 'dpo' | 'kto'): PreferenceGroups {
  const column = (name: string) => graph.input(name, ['groups']);
  const groups = {
    sums: graph.input('preference.sums', ['groups', 'predicted']),
    offsets: column('preference.offsets'),
    weights: column('preference.weights'),
  };
  if (preference === 'dpo') return groups;
  const baseline = {
    rows: graph.input('baseline.rows', [1, 'predicted']),
    offset: graph.input('baseline.offset', [1]),
    pulls: column('baseline.pulls'),
  };
  return { ...groups, baseline };
}
