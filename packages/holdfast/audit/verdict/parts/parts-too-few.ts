import { boundedMean } from '../../statistics/bounded-mean.ts';
import type { Verdict } from '../verdict.ts';
import type { PartVerdict } from './part-verdict.ts';
import { confidenceOfTry } from './tries.ts';

/** A part of a decision that was asked about too little to pass. */
export interface PartTooFew extends Pick<PartVerdict, 'part' | 'questions' | 'margin'> {
  /** How far the interval of so many questions reaches when not one answer changed. */
  reach: number;
  /** How many questions meet the margin when not one answer changed; null where no number does. */
  needed: number | null;
}

const most = 1e6;

/**
 * The open parts of a verdict whose questions are so few that they could not have passed had both models answered all of them alike.
 * An audit that may stop early, and one whose judge is corrected by labels, have other intervals, and are not looked at.
 */
export function partsTooFew({ parts, sequential, corrected, tries }: Verdict): PartTooFew[] {
  if (sequential) return [];
  return parts.flatMap(({ part, questions, margin, outcome, worsening }) => {
    if (outcome !== 'inconclusive' || !worsening || (part === 'harm' && corrected)) return [];
    const confidence = confidenceOfTry(tries, worsening.confidence);
    const reach = reachOf(questions, confidence);
    return reach < margin ? [] : [{ part, questions, margin, reach, needed: neededFor(margin, confidence) }];
  });
}

/** The upper end of the interval over so many questions without a change. */
function reachOf(questions: number, confidence: number): number {
  return boundedMean(new Map([[0, questions]]), { minimum: -1, maximum: 1, confidence }).upper;
}

function neededFor(margin: number, confidence: number): number | null {
  let [low, high] = [0, 1];
  while (reachOf(high, confidence) >= margin) {
    [low, high] = [high, 2 * high];
    if (high > most) return null;
  }
  while (high - low > 1) {
    const middle = Math.round((low + high) / 2);
    if (reachOf(middle, confidence) < margin) high = middle;
    else low = middle;
  }
  return high;
}
