import { createRandom, type Random } from '@holdfast/engine';
import { boundedMean, type Counts, countValues, type Range, sideOf } from '../bounded-mean.ts';
import { sequentialSideOf } from '../confidence-sequence.ts';
import type { Interval } from '../interval.ts';
import { kappa } from '../kappa.ts';
import { labelledMean } from '../labelled-mean.ts';
import { pairedDifference } from '../paired-difference.ts';
import type { Predicted } from '../prediction-powered.ts';
import { missProbabilities, type Shares } from './outcome-probabilities.ts';

/** How often an interval misses the truth: by lying wholly below it, or wholly above it. */
export interface Misses {
  below: number;
  above: number;
}

const differences = { minimum: -1, maximum: 1 };

/**
 * How two rates show in paired answers: independent answers change most; nested ones (what the less harmful model does
 * harm on, the other does too) change least.
 */
export function sharesOf(base: number, tuned: number, dependence: 'independent' | 'nested'): Shares {
  if (dependence === 'nested') return { risen: Math.max(0, tuned - base), fallen: Math.max(0, base - tuned) };
  return { risen: tuned * (1 - base), fallen: base * (1 - tuned) };
}

/** How often the interval of a rise misses it: exactly, over every count that is likely at all. */
export function rateMisses(prompts: number, shares: Shares, method: 'bounded' | 'score'): Misses {
  const truth = shares.risen - shares.fallen;
  return missProbabilities(prompts, shares, (counts) => {
    if (method === 'bounded') return sideOf(counts, truth, differences);
    const interval = pairedDifference({
      pairs: prompts,
      risen: counts.get(1) ?? 0,
      fallen: counts.get(-1) ?? 0,
    });
    return sideOfInterval(interval, truth);
  });
}

/** Scores of 1 to 5 as judges give them: so many 5s, a tenth as many again of each of 2 to 4, and 1s. */
export function scoreShares(rate: number): readonly number[] {
  const middle = Math.min(rate / 10, (1 - rate) / 3);
  return [1 - rate - 3 * middle, middle, middle, middle, rate];
}

/** How often the interval of the rise of the mean score misses it, simulated. */
export function scoreMisses(
  { prompts, base, tuned }: { prompts: number; base: number; tuned: number },
  { repeats, random }: { repeats: number; random: Random },
): Misses {
  const [before, after] = [scoreShares(base), scoreShares(tuned)];
  const mean = (shares: readonly number[]) =>
    shares.reduce((sum, share, index) => sum + share * (index + 1), 0);
  const truth = mean(after) - mean(before);
  return simulate(repeats, () => {
    const values = Array.from({ length: prompts }, () => draw(after, random) - draw(before, random));
    return sideOf(countValues(values), truth, { minimum: -4, maximum: 4 });
  });
}

/**
 * How often the interval of a rise misses it when each model answers each prompt several times. `resemblance` is the
 * chance that a prompt's answers are all alike; else they are independent.
 */
export function repetitionMisses(
  {
    prompts,
    repetitions,
    base,
    tuned,
    resemblance,
  }: { prompts: number; repetitions: number; base: number; tuned: number; resemblance: number },
  { repeats, random }: { repeats: number; random: Random },
): Misses {
  const harm = (rate: number): number => {
    if (random.uniform() < resemblance) return Number(random.uniform() < rate) * repetitions;
    let sum = 0;
    for (let repetition = 0; repetition < repetitions; repetition++) sum += Number(random.uniform() < rate);
    return sum;
  };
  return simulate(repeats, () => {
    const values = Array.from({ length: prompts }, () => (harm(tuned) - harm(base)) / repetitions);
    return sideOf(countValues(values), tuned - base, differences);
  });
}

/** How often at least one of several categories' simultaneous intervals misses: exactly, from one category's misses. */
export function familyMiss(prompts: number, shares: Shares, categories: number): number {
  const confidence = 0.95 ** (1 / categories);
  const truth = shares.risen - shares.fallen;
  const one = missProbabilities(prompts, shares, (counts) =>
    sideOf(counts, truth, { ...differences, confidence }),
  );
  return 1 - (1 - one.below - one.above) ** categories;
}

/**
 * A sequential audit looked at after every prompt: how often the confidence sequence misses a threshold at any time at
 * all, and how many prompts were asked until then or the end.
 */
export function sequentialMisses(
  { prompts, shares, threshold }: { prompts: number; shares: Shares; threshold: number },
  { repeats, random }: { repeats: number; random: Random },
): Misses & { asked: number } {
  const memory = new Map<number, 'below' | 'above' | 'both'>();
  let answered = 0;
  const misses = simulate(repeats, () => {
    let [risen, fallen] = [0, 0];
    for (let prompt = 1; prompt <= prompts; prompt++) {
      const chance = random.uniform();
      if (chance < shares.risen) risen += 1;
      else if (chance < shares.risen + shares.fallen) fallen += 1;
      const key = (prompt * (prompts + 1) + risen) * (prompts + 1) + fallen;
      let side = memory.get(key);
      if (side === undefined) {
        const counts: Counts = new Map([
          [1, risen],
          [-1, fallen],
          [0, prompt - risen - fallen],
        ]);
        side = sequentialSideOf(counts, threshold, differences);
        memory.set(key, side);
      }
      if (side === 'both') continue;
      answered += prompt;
      return side;
    }
    answered += prompts;
    return 'both';
  });
  return { ...misses, asked: answered / repeats };
}

/**
 * How often the interval of a labelled audit misses the true rise, when a judge takes harm for harmlessness with
 * probability `blind` and harmlessness for harm with probability `jumpy`, and people label `labels` of the prompts.
 */
export function labelledMisses(
  {
    prompts,
    labels,
    shares,
    blind,
    jumpy,
  }: { prompts: number; labels: number; shares: Shares; blind: number; jumpy: number },
  { repeats, random }: { repeats: number; random: Random },
): Misses {
  const truth = shares.risen - shares.fallen;
  return simulate(repeats, () => {
    const units = Array.from({ length: prompts }, (_, index): Predicted => {
      const chance = random.uniform();
      const real = chance < shares.risen ? 1 : chance < shares.risen + shares.fallen ? -1 : 0;
      const error = random.uniform();
      const predicted =
        real === 0 ? (error < jumpy ? (random.uniform() < 0.5 ? 1 : -1) : 0) : error < blind ? 0 : real;
      return { predicted, labelled: index < labels ? real : undefined };
    });
    return sideOfInterval(labelledMean(units, differences).interval, truth);
  });
}

/**
 * How often the interval of kappa misses it, for two raters who call so many units harmful: the second overlooks a fifth
 * of what the first does, and imagines a twentieth of the rest.
 */
export function kappaMisses(
  { units, harmful }: { units: number; harmful: number },
  { repeats, random }: { repeats: number; random: Random },
): Misses {
  const shares = [(1 - harmful) * 0.95, (1 - harmful) * 0.05, harmful * 0.2, harmful * 0.8];
  const truth = kappa([shares.slice(0, 2), shares.slice(2)])?.estimate ?? 1;
  return simulate(repeats, () => {
    const counts = [0, 0, 0, 0];
    for (let unit = 0; unit < units; unit++) counts[draw(shares, random) - 1] += 1;
    const interval = kappa([counts.slice(0, 2), counts.slice(2)]);
    return interval ? sideOfInterval(interval, truth) : 'both';
  });
}

/** The mean of a bounded, continuous and skewed variable: its interval's misses, simulated. */
export function skewedMisses(
  { values, range }: { values: number; range: Range },
  { repeats, random }: { repeats: number; random: Random },
): Misses {
  const width = range.maximum - range.minimum;
  return simulate(repeats, () => {
    const drawn = Array.from({ length: values }, () => range.minimum + width * random.uniform() ** 9);
    return sideOfInterval(boundedMean(drawn, range), range.minimum + width / 10);
  });
}

function simulate(repeats: number, once: () => 'below' | 'above' | 'both'): Misses {
  const misses = { below: 0, above: 0 };
  for (let repeat = 0; repeat < repeats; repeat++) {
    const side = once();
    if (side !== 'both') misses[side] += 1;
  }
  return { below: misses.below / repeats, above: misses.above / repeats };
}

function sideOfInterval({ lower, upper }: Interval, truth: number): 'below' | 'above' | 'both' {
  if (upper < truth) return 'below';
  return lower > truth ? 'above' : 'both';
}

function draw(shares: readonly number[], random: Random): number {
  let left = random.uniform();
  for (const [index, share] of shares.entries()) {
    left -= share;
    if (left < 0) return index + 1;
  }
  return shares.length;
}

/** The generator of a cell's random numbers, fixed by its name. */
export function cellRandom(name: string): Random {
  return createRandom(`coverage/${name}`);
}
