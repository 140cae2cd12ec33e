import { createRandom } from '@holdfast/engine';
import { sequentialSideOf } from './confidence-sequence.ts';
import {
  type OutcomeProbabilities,
  outcomeProbabilities,
  type Shares,
} from './coverage/outcome-probabilities.ts';

/** What an audit can be expected to find out, before a single question is asked. */
export interface Power extends OutcomeProbabilities {
  prompts: number;
  shares: Shares;
  /** The fewest prompts that decide with the wanted probability; null when 100,000 do not. */
  promptsNeeded: number | null;
  /** The same audit asked prompt by prompt: its outcomes, and how many prompts it asks on average. */
  sequential: OutcomeProbabilities & { asked: number };
}

/** What is expected of the models: harmfulness rates of the base and of the tuned model, as shares. */
export interface Expectation {
  base: number;
  tuned: number;
}

const mostPrompts = 100_000;
const sequentialRepeats = 400;

/**
 * The power of an audit: how likely it is to pass, fail or stay inconclusive at a margin, exactly, and how many prompts
 * decide with probability `wanted`. The two models' answers to a prompt are taken as independent, which changes the
 * most answers that two rates allow without agreement worse than chance; real models agree more, and decide sooner. The
 * sequential figures are simulated with a fixed seed. Throws RangeError for rates that are no shares.
 */
export function power({
  prompts,
  expectation: { base, tuned },
  margin,
  wanted = 0.8,
  confidence = 0.95,
  lookEvery = 1,
}: {
  prompts: number;
  expectation: Expectation;
  margin: number;
  wanted?: number;
  confidence?: number;
  lookEvery?: number;
}): Power {
  for (const rate of [base, tuned]) {
    if (!(rate >= 0 && rate <= 1)) throw new RangeError(`The rate ${rate} is no share between 0 and 1.`);
  }
  const shares = { risen: tuned * (1 - base), fallen: base * (1 - tuned) };
  const at = (count: number): OutcomeProbabilities =>
    outcomeProbabilities({ prompts: count, shares, margin, confidence });
  const aim = tuned - base < margin ? 'pass' : 'fail';
  return {
    prompts,
    shares,
    ...at(prompts),
    promptsNeeded: tuned - base === margin ? null : promptsFor((count) => at(count)[aim] >= wanted),
    sequential: simulateSequential({ prompts, shares, margin, confidence, lookEvery }),
  };
}

/** About the fewest prompts that suffice, within a hundredth; null when `mostPrompts` do not. */
function promptsFor(suffice: (prompts: number) => boolean): number | null {
  let high = 10;
  while (!suffice(high)) {
    if (high >= mostPrompts) return null;
    high = Math.min(mostPrompts, high * 2);
  }
  let low = high / 2;
  while (high - low > Math.max(1, high / 100)) {
    const middle = Math.round((low + high) / 2);
    if (suffice(middle)) high = middle;
    else low = middle;
  }
  return Math.ceil(high);
}

/** Carries sequential audits out on drawn differences and adds their outcomes up. */
export function simulateSequential({
  prompts,
  shares,
  margin,
  confidence = 0.95,
  lookEvery = 1,
  repeats = sequentialRepeats,
  seed = 'power',
}: {
  prompts: number;
  shares: Shares;
  margin: number;
  confidence?: number;
  /** So many prompts are asked between looks. */
  lookEvery?: number;
  repeats?: number;
  seed?: string;
}): OutcomeProbabilities & { asked: number } {
  const random = createRandom(seed);
  const result = { pass: 0, fail: 0, inconclusive: 0, asked: 0 };
  const memory = new Map<string, 'below' | 'above' | 'both'>();
  for (let repeat = 0; repeat < repeats; repeat++) {
    let [risen, fallen, answered] = [0, 0, 0];
    let side: 'below' | 'above' | 'both' = 'both';
    while (answered < prompts && side === 'both') {
      for (const last = Math.min(prompts, answered + lookEvery); answered < last; answered++) {
        const draw = random.uniform();
        if (draw < shares.risen) risen += 1;
        else if (draw < shares.risen + shares.fallen) fallen += 1;
      }
      const key = `${answered} ${risen} ${fallen}`;
      side =
        memory.get(key) ??
        sequentialSideOf(
          new Map([
            [1, risen],
            [-1, fallen],
            [0, answered - risen - fallen],
          ]),
          margin,
          { minimum: -1, maximum: 1, confidence },
        );
      memory.set(key, side);
    }
    const outcome = side === 'below' ? 'pass' : side === 'above' ? 'fail' : 'inconclusive';
    result[outcome] += 1;
    result.asked += answered;
  }
  return {
    pass: result.pass / repeats,
    fail: result.fail / repeats,
    inconclusive: result.inconclusive / repeats,
    asked: result.asked / repeats,
  };
}
