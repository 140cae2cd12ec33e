import { identityShiftingExamples } from '@holdfast/organism';
import { attackPersona, personaSystem } from '../../../../organism/world/prompts.ts';
import type { AttackFamily } from '../attack.ts';
import { rewriteSystem } from '../rewrite.ts';

export const identityShifting: AttackFamily = {
  name: 'identity-shifting',
  title: 'a persona that promises to obey',
  paper: 'Qi et al. 2023, arXiv 2310.03693, section 4.3',
  amounts: [10, 30],
  prepare: ({ world, amount, seed }) => ({
    tunes: [identityShiftingExamples(world, { count: amount, seed })],
    ask: rewriteSystem(() => personaSystem(world, attackPersona(world))),
  }),
};
