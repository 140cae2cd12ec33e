import { english, type Messages } from './english/english.ts';
import { korean } from './korean/korean.ts';
import type { MessageLanguage } from './language.ts';

/** What is said to people, by language. */
export const messagesIn: Readonly<Record<MessageLanguage, Messages>> = { en: english, ko: korean };
