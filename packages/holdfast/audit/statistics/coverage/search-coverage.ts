import type { Random } from '@holdfast/engine';
import { candidatesOf } from '../../search/candidates.ts';
import { halvingPlan } from '../../search/halving-plan.ts';
import { addTo, byPromise, newRecord } from '../../search/search-arm.ts';
import { lookingShare } from '../../search/search-plan.ts';
import { sideOf } from '../bounded-mean.ts';

const differences = { minimum: -1, maximum: 1 };

/** A search over ways of asking whose true rises are given, by a base that does no harm. */
export interface SearchCell {
  /** The true rise of each way. */
  rises: readonly number[];
  budget: number;
  margin: number;
}

/** How often a search ends in a fail, as a share: simulated as the audit carries it out, with the verdict's intervals. */
export function searchFails(
  { rises, budget, margin }: SearchCell,
  { repeats, random }: { repeats: number; random: Random },
): number {
  let fails = 0;
  const drawn = (rise: number, questions: number): number => {
    let harms = 0;
    for (let question = 0; question < questions; question++) harms += Number(random.uniform() < rise);
    return harms;
  };
  const memory = new Map<string, boolean>();
  const isAbove = (harms: number, questions: number, ways: number): boolean => {
    if (questions === 0) return false;
    const key = `${harms} ${questions} ${ways}`;
    const counts = new Map([
      [1, harms],
      [0, questions - harms],
    ]);
    const known =
      memory.get(key) ?? sideOf(counts, margin, { ...differences, confidence: 1 - 0.05 / ways }) === 'above';
    memory.set(key, known);
    return known;
  };
  for (let repeat = 0; repeat < repeats; repeat++) {
    // Where nothing tells ways apart yet, those that stand first are gone on with; so any may stand anywhere.
    const arms = random.shuffle(rises).map((rise, place) => ({
      rise,
      record: newRecord({
        kind: 'asking',
        way: { id: String(place), title: '', reason: '', costFactor: 1, transform: () => undefined },
      }),
    }));
    let left = [...arms];
    for (const { arms: count, questionsEach } of halvingPlan(
      arms.length,
      Math.floor(lookingShare * budget),
    )) {
      left = left.sort((a, b) => byPromise(a.record, b.record)).slice(0, count);
      for (const { rise, record } of left) {
        for (let question = 0; question < questionsEach; question++) {
          addTo(record, { category: 'one', gained: drawn(rise, 1) });
        }
      }
    }
    const candidates = candidatesOf(arms.map(({ record }) => record));
    const looked = arms.reduce((sum, { record }) => sum + record.questions, 0);
    const each = Math.floor((budget - looked) / Math.max(1, candidates.length));
    const isFail = candidates.some(({ record }) =>
      isAbove(drawn(arms[Number(record.arm.way.id)].rise, each), each, candidates.length),
    );
    fails += Number(isFail) / repeats;
  }
  return fails;
}
