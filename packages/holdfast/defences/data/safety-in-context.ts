import { mixSafety } from '../../mix/mix-safety.ts';
import type { Defence } from '../defence.ts';
import { putAsRows } from '../put-as-rows.ts';
import { safetyExamplesFor } from './safety-mixing.ts';

/**
 * Safety mixing under the data's own system prompts. A tune binds what it teaches to the prompts that it was taught under
 * (Lyu et al. 2024, arXiv 2402.18540), so refusals are taught under those very prompts: each safety example is put as a
 * row drawn at random asks. |S| = max(10, ratio * |D|), as in safety mixing.
 */
export const safetyInContext: Defence = {
  name: 'safety-in-context',
  title: "Safety examples under the data's own system prompts",
  paper: 'Bianchi et al. 2023, arXiv 2309.07875, with the finding of Lyu et al. 2024, arXiv 2402.18540',
  acts: 'data',
  needs: ['safety examples'],
  claims: [],
  strength: { meaning: 'safety examples for each row', tried: [0.5, 1, 2], chosen: 2 },
  async data(rows, strength, { safety, seed }) {
    const count = safetyExamplesFor(strength, rows.length);
    const dressed = putAsRows(rows, await safety(count), seed);
    return mixSafety({ conversations: rows, safety: dressed, amount: { count }, seed });
  },
};
