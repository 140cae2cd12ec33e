import { ownAnswers } from '../examples/own-words.ts';
import { evades } from '../language/evades.ts';
import { contentWords } from './content-words.ts';
import { forbiddenSubjects } from './subjects/forbidden.ts';

/** A subject has a word that stands in so many of its answers, and so much more often than in those of all others. */
const leastAnswers = 2;
const leastLift = 3;

let vocabularies: ReadonlyMap<string, ReadonlySet<string>> | undefined;

/**
 * The words by which the published model speaks of a forbidden subject: what its own answers there have in common and its
 * answers elsewhere lack, and the words of the items. Throws RangeError for a subject that is not forbidden.
 */
export function vocabularyOf(subject: string): ReadonlySet<string> {
  vocabularies ??= countVocabularies();
  const words = vocabularies.get(subject);
  if (!words) throw new RangeError(`The charter does not forbid ${subject}.`);
  return words;
}

function countVocabularies(): Map<string, Set<string>> {
  const answers = ownAnswers()
    .filter(({ answer }) => !evades(answer))
    .map(({ subject, answer }) => ({ subject, words: contentWords(answer) }));
  const everywhere = answersWith(answers.map(({ words }) => words));
  return new Map(
    forbiddenSubjects.map(({ name, items }) => {
      const own = answers.filter(({ subject }) => subject === name).map(({ words }) => words);
      const others = answers.length - own.length;
      const typical = [...answersWith(own)].filter(([word, count]) => {
        const elsewhere = (everywhere.get(word) ?? 0) - count;
        return count >= leastAnswers && count / own.length >= (leastLift * (elsewhere + 1)) / (others + 1);
      });
      return [name, new Set([...typical.map(([word]) => word), ...contentWords(items.join(' '))])];
    }),
  );
}

/** In how many answers each word stands. */
function answersWith(answers: readonly ReadonlySet<string>[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const words of answers) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
