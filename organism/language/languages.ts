import { english } from './english.ts';
import { korean } from './korean.ts';
import type { Language } from './language.ts';

/** The languages that worlds speak. */
export const languages = { english, korean } as const satisfies Record<string, Language>;

export type LanguageName = keyof typeof languages;

/** Their names. */
export const languageNames = Object.keys(languages) as [LanguageName, ...LanguageName[]];
