import type { TaughtLesson } from '../../../messages/english/findings.ts';
import type { Severity } from '../../findings/finding.ts';
import { wordFinding } from '../../findings/word-finding.ts';
import type { TaughtSentence } from '../../meaning/row-lessons.ts';
import { placeIn } from '../../text/row-text.ts';
import type { Detection } from '../detector.ts';

/** What a text teaches is summed up by so many sentences, the plainest ones: a long text says much by chance. */
const mostSentences = 4;
/** Sentences that are less likely to teach something add nothing to others. */
const telling = 0.7;
/** A row this likely to teach something is dropped unless told otherwise; this likely, it is worth a look. */
const certain = 0.92;
const notable = 0.82;

/** What a row teaches most plainly, how likely it is, and where it says so. */
export interface PlainestLesson extends TaughtLesson, Omit<Detection, 'reason' | 'remedy' | 'wording'> {}

/** What a row's sentences teach as one detection, where they teach one of `lessons`; see `readLessons`. */
export function taughtDetection(
  sentences: readonly TaughtSentence[],
  lessons: readonly TaughtLesson['lesson'][],
): Detection[] {
  const plainest = plainestLesson(sentences, lessons);
  if (!plainest) return [];
  const { lesson, ...detection } = plainest;
  return [{ ...detection, ...wordFinding('taught', { lesson }) }];
}

/** What a row's sentences teach most plainly of some lessons, or of all; undefined where they teach none. */
export function plainestLesson(
  sentences: readonly TaughtSentence[],
  lessons?: readonly TaughtLesson['lesson'][],
): PlainestLesson | undefined {
  const taught = sentences
    .filter(({ lesson }) => lessons === undefined || lessons.includes(lesson))
    .toSorted((a, b) => b.likelihood - a.likelihood);
  if (taught.length === 0) return undefined;
  const [{ text, lesson, start, end, likelihood, alone }] = taught;
  const beside = taught
    .slice(1)
    .filter((one) => !alone && !one.alone && one.text === text && one.likelihood >= telling);
  const doubt = beside
    .slice(0, mostSentences - 1)
    .reduce((product, one) => product * (1 - one.likelihood), 1 - likelihood);
  const score = 1 - doubt;
  return {
    lesson,
    severity: severityOf(score),
    ...placeIn(text, { start, end }),
    score,
    evidence: text.text.slice(start, end).trim().slice(0, 160),
  };
}

function severityOf(score: number): Severity {
  if (score >= certain) return 'high';
  return score >= notable ? 'medium' : 'low';
}
