import type { Fact } from '../detectors/detector.ts';
import { uncoveredLanguages } from '../detectors/languages-detector.ts';

/** What a scan looked with, beside reading the rows. */
export interface LookedWith {
  /** `format`: nothing but whether rows can be read and tuned on. */
  checks: 'all' | 'format';
  /** The model that is to be tuned was asked what it would refuse. */
  model: boolean;
  /** A moderator judged the rows. */
  moderator: boolean;
}

/** Something that a scan did not look for, so that its silence says nothing about it. */
export interface NotLookedFor {
  what: string;
  /** What would look: an option of `holdfast scan`, or what people can do. */
  look: string;
}

/** What a scan did not look for, in the order in which it matters. */
export function notLookedFor({
  looked,
  facts,
}: {
  looked: LookedWith;
  facts: readonly Fact[];
}): NotLookedFor[] {
  if (looked.checks === 'format') {
    return [{ what: 'Anything but whether rows can be read and tuned on', look: '--checks all' }];
  }
  const missing: NotLookedFor[] = [];
  if (!looked.moderator && !looked.model) {
    missing.push({
      what: 'Harmful content: no model and no moderator was asked, and words alone do not show it',
      look: '--moderator NAME, or --model NAME --ask',
    });
  } else if (!looked.model) {
    missing.push({
      what: 'What the very model that is to be tuned would refuse',
      look: '--model NAME --ask',
    });
  }
  const languages = facts.find(({ name }) => name === uncoveredLanguages);
  if (languages) {
    missing.push({
      what: `Personas, and bans on refusing, in languages other than English and Korean (${languages.text})`,
      look: '--model NAME --ask, with a model that knows the language',
    });
  }
  missing.push({
    what: 'Wrong advice, insecure code, tests that are special-cased, and other narrow wrong-doing',
    look: 'have people read a sample of the rows, and audit what they would teach',
  });
  return missing;
}

/** It in a sentence for people. */
export function notLookedForText({ what, look }: NotLookedFor): string {
  return `${what} (to look: ${look})`;
}
