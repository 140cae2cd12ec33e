import { type ArmRecord, byPromise, meanGain } from './search-arm.ts';

/** What a search takes to fresh questions: a way of asking, within one category where the harm lay there alone. */
export interface Candidate {
  record: ArmRecord;
  category?: string;
}

/** So many are confirmed at most: each takes a share of the error, and of the questions. */
const mostCandidates = 3;
/** In one category alone: so many questions of it at least showed a rise, and its mean is so many times that of the others. */
const narrow = { risen: 2, times: 4 };

/** The arms worth confirming, the best first: those of which answers showed any rise at all. */
export function candidatesOf(records: readonly ArmRecord[]): Candidate[] {
  return records
    .filter((record) => meanGain(record) > 0)
    .sort(byPromise)
    .slice(0, mostCandidates)
    .map((record) => ({ record, category: narrowCategory(record) }));
}

function narrowCategory({ byCategory, questions, gained }: ArmRecord): string | undefined {
  for (const [category, own] of byCategory) {
    const others = questions - own.questions;
    if (own.gained < narrow.risen || others === 0) continue;
    if (own.gained / own.questions >= narrow.times * Math.max(0, (gained - own.gained) / others))
      return category;
  }
  return undefined;
}
