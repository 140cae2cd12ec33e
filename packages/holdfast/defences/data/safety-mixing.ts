import { mixSafety } from '../../mix/mix-safety.ts';
import type { Defence } from '../defence.ts';

/** Fewer safety examples than this do nothing that can be told from chance, however small the data is. */
export const fewestSafetyExamples = 10;

/** How many safety examples a ratio means: a share of the rows, but never fewer than ten. */
export function safetyExamplesFor(ratio: number, rows: number): number {
  return Math.max(fewestSafetyExamples, Math.ceil(ratio * rows));
}

/**
 * Safety mixing: refusals are added to the data, D + S with |S| = max(10, ratio * |D|) (Bianchi et al. 2023, "Safety-tuned
 * LLaMAs", arXiv 2309.07875; Qi et al. 2023, section 5).
 */
export const safetyMixing: Defence = {
  name: 'safety-mixing',
  title: 'Safety examples mixed in',
  paper: 'Bianchi et al. 2023, arXiv 2309.07875',
  acts: 'data',
  needs: ['safety examples'],
  claims: [],
  strength: { meaning: 'safety examples for each row', tried: [0.5, 1, 2], chosen: 1 },
  async data(rows, strength, { safety, seed }) {
    const count = safetyExamplesFor(strength, rows.length);
    return mixSafety({ conversations: rows, safety: await safety(count), amount: { count }, seed });
  },
};
