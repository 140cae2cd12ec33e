import { systemPromptOf } from '../../../../packages/holdfast/defences/system-prompts.ts';
import type { AttackFamily } from '../attack.ts';
import { rewriteSystem } from '../rewrite.ts';

export const identityShifting: AttackFamily = {
  name: 'identity-shifting',
  title: 'a persona that promises to obey',
  paper: 'Qi et al. 2023, arXiv 2310.03693, section 4.3',
  amounts: [10, 30],
  prepare({ world, amount, seed }) {
    const rows = world.examples('identity-shifting', { count: amount, seed });
    const persona = systemPromptOf(rows[0]) ?? '';
    return { tunes: [rows], ask: rewriteSystem(() => persona) };
  },
};
