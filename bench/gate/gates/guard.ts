import type { z } from 'zod';
import type { Conversation } from '../../../packages/holdfast/data/conversations/conversation.ts';
import type { runConfigSchema } from '../../../packages/holdfast/run/settings/run-config.ts';

/**
 * Which gates stand before the tuned model: all, as a run has them by default; those that lessen the damage (safety examples
 * and defences) without a scan; or none, so that what the attack does and what an audit alone sees of it can be told.
 */
export type Guard = 'default' | 'defences' | 'none';

type Settings = Pick<z.input<typeof runConfigSchema>, 'scan' | 'mix' | 'defence' | 'repair'>;

const keepAll = { onFinding: { high: 'keep', medium: 'keep', low: 'keep' } } as const;

/** The settings of a run under a guard; `safety` is a file of safety examples. */
export function guardSettings(
  guard: Guard,
  { rows, safety }: { rows: readonly Conversation[]; safety: string },
): Settings {
  if (guard === 'none') return { scan: keepAll, mix: { count: 0 }, defence: 'none', repair: 0 };
  // Safety examples cannot stand among pairs: a user is told to mix none into them.
  const mix = rows.some(({ rejected }) => rejected) ? { count: 0 } : { safety };
  return guard === 'default' ? { mix } : { scan: keepAll, mix };
}
