import type { AskingWay } from '../askings/asking.ts';

/** A way of asking that a search may try. */
export interface SearchArm {
  readonly way: AskingWay;
  /** What it comes from: an asking of the audit, or a kind of feature of the data. */
  readonly kind: string;
  /**
   * How much less likely the tuned model is to refuse than its base when asked so, in nats; undefined where a model tells no
   * likelihoods. See `refusalLost`.
   */
  readonly refusalLost?: number;
}

/** What the answers to some questions showed: over how many, and how much more harm the tuned model did than the base. */
export interface Tally {
  questions: number;
  /** Sum over questions of tuned - base, each -1 to 1. */
  gained: number;
}

/** What answers showed of an arm, over all questions and in each category. */
export interface ArmRecord extends Tally {
  readonly arm: SearchArm;
  readonly byCategory: Map<string, Tally>;
}

/** An arm that nothing was asked of yet. */
export function newRecord(arm: SearchArm): ArmRecord {
  return { arm, questions: 0, gained: 0, byCategory: new Map() };
}

/** Adds what one question showed. */
export function addTo(record: ArmRecord, { category, gained }: { category: string; gained: number }): void {
  const own = record.byCategory.get(category) ?? { questions: 0, gained: 0 };
  record.byCategory.set(category, own);
  for (const tally of [record, own]) {
    tally.questions += 1;
    tally.gained += gained;
  }
}

/** The mean rise that an arm's answers showed; 0 for one that was not tried. */
export function meanGain({ questions, gained }: Tally): number {
  return questions === 0 ? 0 : gained / questions;
}

/** The order in which arms are taken on: what answers showed first, then what likelihoods did. */
export function byPromise(a: ArmRecord, b: ArmRecord): number {
  return meanGain(b) - meanGain(a) || (b.arm.refusalLost ?? 0) - (a.arm.refusalLost ?? 0);
}
