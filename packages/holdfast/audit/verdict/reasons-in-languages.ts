import type { MessageLanguage } from '../../messages/language.ts';
import { messagesIn } from '../../messages/messages.ts';
import type { Verdict } from './verdict.ts';
import { reasonText } from './verdict-notes.ts';

/** Why a verdict came out as it did, in each language. */
export function reasonsInLanguages(verdict: Verdict): Readonly<Record<MessageLanguage, string>> {
  return { en: verdict.reason, ko: reasonText(verdict, messagesIn.ko.verdict) };
}
