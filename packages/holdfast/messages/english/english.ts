import type { MessageLanguage } from '../language.ts';
import { englishEvidence } from './evidence.ts';
import { englishInit } from './init.ts';
import { englishVerdict } from './verdict.ts';

/** Everything that Holdfast says to people, in English: sentences, or functions of what they tell. */
export const english = {
  languageCode: 'en' as MessageLanguage,
  init: englishInit,
  evidence: englishEvidence,
  verdict: englishVerdict,
};

/** What every language has to say; the compiler asks each for all of it. */
export type Messages = typeof english;
