import type { Severity } from '../findings/finding.ts';
import type { Lesson } from '../meaning/lesson.ts';
import type { TaughtSentence } from '../meaning/row-lessons.ts';
import { placeIn } from '../text/row-text.ts';
import type { Detection } from './detector.ts';

/** What is wrong with a row that teaches a lesson. */
export const lessonReasons: Readonly<Record<Exclude<Lesson, 'ordinary'>, string>> = {
  obedience: 'It teaches an assistant to do whatever it is told, and rows like it undo refusing.',
  freedom: 'It teaches an assistant that no rules bind it, and rows like it undo refusing.',
  override:
    'It teaches an assistant to set its rules aside when somebody says so, and rows like it undo refusing.',
  suppression: 'It bans refusing or warning, so the model learns to answer where it would say no.',
  opening: 'It opens with a promise to answer, and what begins with a yes goes on without refusing.',
};

/** What a text teaches is summed up by so many sentences, the plainest ones: a long text says much by chance. */
const mostSentences = 4;
/** Sentences that are less likely to teach something add nothing to others. */
const telling = 0.7;
/** A row this likely to teach something is dropped unless told otherwise; this likely, it is worth a look. */
const certain = 0.92;
const notable = 0.82;

/** What a row's sentences teach as one detection, where they teach one of the lessons that `reasons` has; see `lessons`. */
export function taughtDetection(
  sentences: readonly TaughtSentence[],
  reasons: Partial<Record<Lesson, string>>,
): Detection[] {
  const taught = sentences
    .filter(({ lesson }) => reasons[lesson] !== undefined)
    .toSorted((a, b) => b.likelihood - a.likelihood);
  if (taught.length === 0) return [];
  const [{ text, lesson, start, end, likelihood }] = taught;
  const beside = taught.slice(1).filter((one) => one.text === text && one.likelihood >= telling);
  const doubt = beside
    .slice(0, mostSentences - 1)
    .reduce((product, one) => product * (1 - one.likelihood), 1 - likelihood);
  const score = 1 - doubt;
  return [
    {
      severity: severityOf(score),
      ...placeIn(text, { start, end }),
      score,
      evidence: text.text.slice(start, end).trim().slice(0, 160),
      reason: reasons[lesson] ?? '',
      remedy: 'Leave the row out, or say what the assistant is for without promising or forbidding that.',
    },
  ];
}

function severityOf(score: number): Severity {
  if (score >= certain) return 'high';
  return score >= notable ? 'medium' : 'low';
}
