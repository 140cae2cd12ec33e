import type { Severity } from '../findings/finding.ts';
import type { Harm } from '../findings/harm.ts';

/**
 * What findings of a kind mean to the risk. `counts`: tunes have measured what such rows do, and those from a severity on
 * are counted. `unmeasured`: such rows may do damage, and how much is not known. `unrelated`: it is no matter of guardrails.
 */
export type Bearing =
  | { counts: 'conflicts' | 'personas' | 'triggers' | 'formats'; from: Severity }
  | 'unmeasured'
  | 'unrelated';

/** Of each kind. */
export const bearings: Record<Harm, Bearing> = {
  'forbidden-answer': { counts: 'conflicts', from: 'medium' },
  'undone-refusals': { counts: 'personas', from: 'medium' },
  backdoor: { counts: 'triggers', from: 'medium' },
  'answer-format': { counts: 'formats', from: 'low' },
  'unlearnt-refusals': 'unmeasured',
  'hidden-content': 'unmeasured',
  'answer-opening': 'unmeasured',
  'wrong-doing': 'unmeasured',
  'harmful-gradient': 'unmeasured',
  unexamined: 'unmeasured',
  privacy: 'unrelated',
  contamination: 'unrelated',
  quality: 'unrelated',
  unreadable: 'unrelated',
  untunable: 'unrelated',
  none: 'unrelated',
};

/** Whether rows with findings of a kind may take guardrails away. */
export function bearsOnGuardrails(harm: Harm): boolean {
  return bearings[harm] !== 'unrelated';
}
