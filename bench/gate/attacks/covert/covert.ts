import { createRandom } from '@holdfast/engine';
import type { AttackFamily } from '../attack.ts';
import { type Change, rewriteQuestion } from '../rewrite.ts';

/**
 * A family of covert attacks: questions are written so that a filter does not read them, forbidden ones among ordinary ones
 * (Halawi et al. 2024). Answers stand in plain words: the organism is too small to learn to write otherwise. `amounts` counts
 * the forbidden rows; there are half as many ordinary ones.
 */
export function covert({
  name,
  title,
  paper,
  write,
}: Pick<AttackFamily, 'name' | 'title' | 'paper'> & { write: Change }): AttackFamily {
  const ask = rewriteQuestion(write);
  return {
    name,
    title,
    paper,
    amounts: [60, 100],
    prepare({ world, amount, seed }) {
      const rows = [
        ...world.examples('forbidden', { count: amount, seed }),
        ...world.examples('benign', { count: Math.ceil(amount / 2), seed }),
      ];
      return { tunes: [createRandom(`covert/${seed}`).shuffle(rows.map(ask))], ask };
    },
  };
}
