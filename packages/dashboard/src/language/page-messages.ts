import type { MessageLanguage } from '../../../holdfast/messages/language.ts';
import { english, type PageMessages } from './english.ts';
import { korean } from './korean.ts';

/** What the page says, by language. */
export const pageMessagesIn: Readonly<Record<MessageLanguage, PageMessages>> = { en: english, ko: korean };
