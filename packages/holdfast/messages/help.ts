import type { HelpWords } from './help-words.ts';
import { koreanHelp } from './korean/help/help.ts';
import type { MessageLanguage } from './language.ts';

const helpWords: Readonly<Record<MessageLanguage, HelpWords | undefined>> = { en: undefined, ko: koreanHelp };

/** The words of a language; undefined for English, which is declared. */
export function helpIn(language: MessageLanguage): HelpWords | undefined {
  return helpWords[language];
}

/** A text of help in other words; a default behind it, in brackets, is a text of its own. What has no other words stays as it is. */
export function helpSaid(text: string, words: HelpWords): string {
  const whole = words.said[text];
  if (whole !== undefined) return whole;
  const [, sentence, otherwise] = /^(.*) \(default: (.*)\)$/s.exec(text) ?? [];
  if (sentence === undefined) return text;
  return `${helpSaid(sentence, words)} (${words.default}: ${helpSaid(otherwise, words)})`;
}
