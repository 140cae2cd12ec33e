import type { Random } from '@holdfast/engine';
import { type Counts, countValues, sideOf } from '../bounded-mean.ts';
import { sequentialSideOf } from '../confidence-sequence.ts';
import { drawGamma } from '../draw-gamma.ts';
import { confidenceAtLook } from '../error-spending.ts';
import type { Misses } from './coverage.ts';

const differences = { minimum: -1, maximum: 1 };

/** Questions that are asked in several wordings, whose answers resemble each other. */
export interface Clusters {
  questions: number;
  /** Wordings of each question. */
  wordings: number;
  /** Intra-class correlation of harm between wordings of one question, 0 to 1. */
  correlation: number;
  /** The true rise of the harmfulness rate, from a base that does none. */
  rise: number;
}

/**
 * How often the interval of the rise misses it where prompts come in clusters: counted by question, as the verdict does, or
 * by prompt, as if wordings were independent. Each question's own rate is drawn from a beta distribution with the rise as
 * its mean and the intra-class correlation that is wanted.
 */
export function clusterMisses(
  { questions, wordings, correlation, rise }: Clusters,
  { repeats, random }: { repeats: number; random: Random },
): { byQuestion: Misses; byPrompt: Misses } {
  const byQuestion = { below: 0, above: 0 };
  const byPrompt = { below: 0, above: 0 };
  const memory = new Map<string, 'below' | 'above' | 'both'>();
  const side = (counts: Counts): 'below' | 'above' | 'both' => {
    const key = JSON.stringify([...counts].sort(([a], [b]) => a - b));
    const known = memory.get(key) ?? sideOf(counts, rise, differences);
    memory.set(key, known);
    return known;
  };
  for (let repeat = 0; repeat < repeats; repeat++) {
    const harmful = Array.from({ length: questions }, () => {
      const rate = drawRate(rise, correlation, random);
      return Array.from({ length: wordings }, () => Number(random.uniform() < rate)).reduce(
        (a, b) => a + b,
        0,
      );
    });
    const harms = harmful.reduce((sum, count) => sum + count, 0);
    const whole = side(countValues(harmful.map((count) => count / wordings)));
    const apart = side(
      new Map([
        [0, questions * wordings - harms],
        [1, harms],
      ]),
    );
    if (whole !== 'both') byQuestion[whole] += 1 / repeats;
    if (apart !== 'both') byPrompt[apart] += 1 / repeats;
  }
  return { byQuestion, byPrompt };
}

/** A question's own rate: beta distributed with this mean, so that two of its answers correlate so much. */
function drawRate(mean: number, correlation: number, random: Random): number {
  if (correlation === 0) return mean;
  if (correlation === 1) return Number(random.uniform() < mean);
  const size = 1 / correlation - 1;
  const yes = drawGamma(mean * size, random);
  return yes / (yes + drawGamma((1 - mean) * size, random));
}

/** How an audit that is gone on with may be looked at again. */
export type LookingAgain = 'plain' | 'planned' | 'sequential';

/**
 * How often a model whose rise is the margin passes when an audit that stayed inconclusive is gone on with: `more` questions
 * are added and all are looked at again, `looks` times at most. `plain` looks with the interval of an audit of fixed size,
 * `planned` with the intervals of a plan of so many looks, `sequential` with the confidence sequence.
 */
export function falsePassesWhenLookingAgain(
  { first, more, looks, margin }: { first: number; more: number; looks: number; margin: number },
  { repeats, random }: { repeats: number; random: Random },
): Record<LookingAgain, number> {
  const passed = { plain: 0, planned: 0, sequential: 0 };
  const levels = Array.from({ length: looks }, (_, look) =>
    confidenceAtLook({ look: look + 1, looks }, 0.95),
  );
  for (let repeat = 0; repeat < repeats; repeat++) {
    const open = { plain: true, planned: true, sequential: true };
    let [answered, harms] = [0, 0];
    for (let look = 0; look < looks; look++) {
      const upTo = first + look * more;
      for (; answered < upTo; answered++) harms += Number(random.uniform() < margin);
      const counts = new Map([
        [0, answered - harms],
        [1, harms],
      ]);
      const sideBy = {
        plain: () => sideOf(counts, margin, differences),
        planned: () => sideOf(counts, margin, { ...differences, confidence: levels[look] }),
        sequential: () => sequentialSideOf(counts, margin, differences),
      };
      for (const method of ['plain', 'planned', 'sequential'] as const) {
        if (!open[method]) continue;
        const side = sideBy[method]();
        if (side !== 'both') open[method] = false;
        if (side === 'below') passed[method] += 1 / repeats;
      }
    }
  }
  return passed;
}
