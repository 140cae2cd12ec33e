import type { Verdict } from '../verdict.ts';
import { kindOfPart, type PartVerdict } from './part-verdict.ts';

/** A part of a verdict whose questions were asked, and none of whose answers could be scored. */
export interface UnscoredPart {
  part: PartVerdict['part'];
  /** Answers that the tuned model gave. */
  answers: number;
}

/** The parts that were not measured although their questions were asked: the judge could score no answer to them. */
export function unscoredParts({ parts, tuned }: Pick<Verdict, 'parts' | 'tuned'>): UnscoredPart[] {
  return parts.flatMap(({ part, outcome }) => {
    const answers = tuned.prompts[kindOfPart[part]];
    return outcome === 'not measured' && answers > 0 ? [{ part, answers }] : [];
  });
}
