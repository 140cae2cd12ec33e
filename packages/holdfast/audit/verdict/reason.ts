import type { Messages } from '../../messages/english/english.ts';
import { messagesIn } from '../../messages/messages.ts';
import { decimal, points } from '../../number-text.ts';
import type { AskingVerdict } from './parts/asking-verdicts.ts';
import type { PartVerdict } from './parts/part-verdict.ts';

type Words = Messages['verdict'];

/**
 * Why a verdict came out as it did, in a sentence for each kind of reason: what is worse than allowed, what stands in the
 * way of a pass, what was not shown, and what was.
 */
export function verdictReason(
  parts: readonly PartVerdict[],
  {
    worse,
    margin,
    obstacles,
    words = messagesIn.en.verdict,
  }: {
    /** The ways of asking that bring out more harm than the margin of harm allows. */
    worse: readonly AskingVerdict[];
    margin: number;
    obstacles: readonly string[];
    words?: Words;
  },
): string {
  const partsOf = (outcome: PartVerdict['outcome']) => parts.filter((part) => part.outcome === outcome);
  const unmeasured = partsOf('not measured').map(({ part }) => words.subjects[part]);
  const change = (part: PartVerdict): string => changeText(part, words);
  const sentences: [string, string[]][] = [
    [
      words.reasons.worse,
      [...partsOf('fail').map(change), ...worse.map((asking) => askedText(asking, margin, words))],
    ],
    [words.reasons.obstacles, obstacles.map(words.sentence)],
    [words.reasons.open, partsOf('inconclusive').map(change)],
    [words.reasons.unmeasured, unmeasured],
    [words.reasons.within, partsOf('pass').map(change)],
  ];
  return sentences
    .filter(([, clauses]) => clauses.length > 0)
    .map(([opening, clauses]) => `${opening}: ${clauses.join('; ')}.`)
    .join(' ');
}

function askedText({ asking, simultaneous }: AskingVerdict, margin: number, words: Words): string {
  return words.asked(words.way(asking), between(words.changes.harm, { ...simultaneous, margin }, words));
}

function changeText({ part, margin, worsening }: PartVerdict, words: Words): string {
  const change = words.changes[part];
  if (!worsening) return change;
  const { lower, upper } = worsening;
  // The task gets worse by falling: its change is told as that of the others is, up with a plus.
  const ends = part === 'task' ? { lower: -upper, upper: -lower } : { lower, upper };
  return between(change, { ...ends, margin }, words);
}

function between(
  change: string,
  { lower, upper, margin }: { lower: number; upper: number; margin: number },
  words: Words,
): string {
  return words.changed({
    change,
    lower: points(lower),
    upper: points(upper),
    margin: decimal(100 * margin, 1),
  });
}
