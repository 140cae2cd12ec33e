/**
 * What `defence: auto` means where weights are tuned here: what won the study of the defences (docs/defences.md). Refusals
 * of safety examples, put as the rows of the data ask, stay close to the base model's; the data's
 * own answers are learnt freely, their format included, which closer bounds on them do not allow.
 */
export const ownWeightsDefault = 'kept-refusals:10';

/** What it means where only the data is ours: hosted services and other trainers. */
export const hostedDefault = 'safety-in-context:0.1';
