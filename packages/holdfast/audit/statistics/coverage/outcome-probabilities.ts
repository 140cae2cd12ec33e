import { type Counts, sideOf } from '../bounded-mean.ts';

/** How two models' answers to a prompt turn out: the shares of prompts that only the tuned, or only the base does harm on. */
export interface Shares {
  risen: number;
  fallen: number;
}

/** How likely each outcome of an audit is. */
export interface OutcomeProbabilities {
  pass: number;
  fail: number;
  inconclusive: number;
}

/** The paired differences of so many prompts, counted: 1 where harm rose, -1 where it fell. */
export function differenceCounts(pairs: number, risen: number, fallen: number): Map<number, number> {
  return new Map([
    [1, risen],
    [-1, fallen],
    [0, pairs - risen - fallen],
  ]);
}

const differenceRange = { minimum: -1, maximum: 1 };

/**
 * How likely an audit of so many prompts, one answer each, is to pass, to fail and to stay inconclusive, when prompts
 * turn out as `shares` says: the probability of every possible count, added up by the outcome that it leads to. Counts
 * so unlikely that they make up less than 1e-9 in all are left out. Throws RangeError for shares that cannot be.
 */
export function outcomeProbabilities({
  prompts,
  shares,
  margin,
  confidence = 0.95,
}: {
  prompts: number;
  shares: Shares;
  margin: number;
  confidence?: number;
}): OutcomeProbabilities {
  const probabilities = { pass: 0, fail: 0, inconclusive: 0 };
  const side = (risen: number, fallen: number): 'below' | 'above' | 'both' =>
    sideOf(differenceCounts(prompts, risen, fallen), margin, { ...differenceRange, confidence });
  // For each count of fallen pairs, the counts of risen ones that pass come first and those that fail come last.
  let passing = -1;
  let failing = 0;
  for (const { fallen, likely } of likelyCounts(prompts, shares)) {
    while (passing + 1 + fallen <= prompts && side(passing + 1, fallen) === 'below') passing += 1;
    failing = Math.max(failing, passing + 1);
    while (failing + fallen <= prompts && side(failing, fallen) !== 'above') failing += 1;
    for (const { risen, probability } of likely) {
      const outcome = risen <= passing ? 'pass' : risen >= failing ? 'fail' : 'inconclusive';
      probabilities[outcome] += probability;
    }
  }
  return probabilities;
}

/** The counts that are likely at all, with their probability, by how many fell. */
export function* likelyCounts(
  prompts: number,
  { risen, fallen }: Shares,
): Generator<{ fallen: number; likely: { risen: number; probability: number }[] }> {
  if (!(risen >= 0 && fallen >= 0 && risen + fallen <= 1 + 1e-12)) {
    throw new RangeError(`Shares of ${risen} risen and ${fallen} fallen cannot be.`);
  }
  const factorials = logFactorials(prompts);
  const rest = Math.max(0, 1 - risen - fallen);
  const power = (share: number, count: number): number => (count === 0 ? 0 : count * Math.log(share));
  const negligible = Math.log(1e-9 / (prompts + 1) ** 2);
  for (let fell = 0; fell <= prompts; fell++) {
    const left = prompts - fell;
    const logOf = (rose: number): number =>
      factorials[prompts] -
      factorials[rose] -
      factorials[fell] -
      factorials[left - rose] +
      power(risen, rose) +
      power(fallen, fell) +
      power(rest, left - rose);
    // From the likeliest count of risen pairs outwards, as far as there is anything.
    const mode = risen + rest === 0 ? 0 : Math.min(left, Math.floor(((left + 1) * risen) / (risen + rest)));
    let first = mode;
    while (first >= 0 && logOf(first) > negligible) first -= 1;
    const likely: { risen: number; probability: number }[] = [];
    for (let rose = first + 1; rose <= left; rose++) {
      const log = logOf(rose);
      if (log <= negligible) break;
      likely.push({ risen: rose, probability: Math.exp(log) });
    }
    if (likely.length > 0) yield { fallen: fell, likely };
  }
}

/** How likely an interval is to lie wholly on one side of a truth, over all likely counts. */
export function missProbabilities(
  prompts: number,
  shares: Shares,
  sideOfTruth: (counts: Counts) => 'below' | 'above' | 'both',
): { below: number; above: number } {
  const missed = { below: 0, above: 0 };
  for (const { fallen, likely } of likelyCounts(prompts, shares)) {
    for (const { risen, probability } of likely) {
      const side = sideOfTruth(differenceCounts(prompts, risen, fallen));
      if (side !== 'both') missed[side] += probability;
    }
  }
  return missed;
}

function logFactorials(upTo: number): Float64Array {
  const logs = new Float64Array(upTo + 1);
  for (let number = 2; number <= upTo; number++) logs[number] = logs[number - 1] + Math.log(number);
  return logs;
}
