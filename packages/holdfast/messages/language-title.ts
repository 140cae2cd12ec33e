import type { MessageLanguage } from './language.ts';

/** What a language is called in another: `Korean`, or `한국어`, for `ko`. */
export function languageTitle(code: string, language: MessageLanguage): string {
  return new Intl.DisplayNames([language], { type: 'language' }).of(code) ?? code;
}
