/**
 * What `defence: auto` means where weights are tuned here: what won the study of the defences (docs/defences.md) and keeps most of what is
 * allowed on real weights (docs/real-weights.md). Refusals of safety examples, put as the rows of the data ask, stay close to the base
 * model's, and the first tokens of the data's own answers stop pulling once they are likelier than before; the rest is learnt freely,
 * the format included, which closer bounds do not allow.
 */
export const ownWeightsDefault = 'constrained-loss:2+kept-refusals:2';

/** What it means where only the data is ours: hosted services and other trainers. */
export const hostedDefault = 'safety-in-context:0.1';
