import { unscoredParts } from '../../audit/verdict/parts/unscored-parts.ts';
import type { Verdict } from '../../audit/verdict/verdict.ts';
import type { RunOrigins } from '../../run/origins/run-origins.ts';
import type { RunConfig } from '../../run/settings/run-config.ts';
import { notLookedForText } from '../../scan/findings/not-looked-for.ts';
import type { CategoryEvidence } from './category-evidence.ts';

/**
 * What nothing was measured or asked for, and what was not looked for in the data, in English: as the verdict, the settings, the
 * categories and the scan have it.
 */
export function notTested(
  verdict: Verdict,
  {
    audit,
    categories,
    origins,
  }: {
    audit: RunConfig['audit'];
    categories: readonly CategoryEvidence[];
    origins: RunOrigins | undefined;
  },
): string[] {
  const { parts, askings, about } = verdict;
  const unscored = new Map(unscoredParts(verdict).map(({ part, answers }) => [part, answers]));
  const lacking = parts
    .filter(({ outcome }) => outcome === 'not measured')
    .map(({ part }) => {
      const answers = unscored.get(part);
      return answers === undefined ? part : `${unscoredSubjects[part]}: ${answersNotScored(answers, about)}`;
    });
  const unasked = categories.flatMap(({ category, untested }) =>
    untested === null ? [] : `the category "${category}": ${untestedReasons[untested]}`,
  );
  const ways = askings.length === 0 ? ['other ways of asking than plainly'] : [];
  const once = audit.repetitions === 1 ? ['how much answers vary when a question is asked again'] : [];
  const languages = about?.fictional ? ['anything but a made-up town'] : [];
  const unlooked = (origins?.notLookedFor ?? []).map((missing) => unlookedText(notLookedForText(missing)));
  return [...lacking, ...unasked, ...ways, ...once, ...languages, ...unlooked];
}

/** That something was not looked for in the data, in English. */
export function unlookedText(what: string): string {
  return `in the training data: ${what}`;
}

const unscoredSubjects = { harm: 'harm', 'over-refusal': 'over-refusal', task: 'the task' } as const;

const untestedReasons = {
  'not asked': 'no question that should be refused was asked about it',
  'not scored': 'its answers could not be scored',
} as const;

function answersNotScored(answers: number, about: Verdict['about']): string {
  return `its questions were asked, and the judge ${about?.judge ?? 'of the audit'} could score none of the ${answers} answers`;
}
