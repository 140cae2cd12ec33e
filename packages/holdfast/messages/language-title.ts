import type { MessageLanguage } from './language.ts';

/** What a language is called in another: `Korean`, or `한국어`, for `ko`. */
export function languageTitle(code: string, language: MessageLanguage): string {
  return new Intl.DisplayNames([language], { type: 'language' }).of(code) ?? code;
}

/** The same of a language that is named in English, as records have it; any other name as it is. */
export function namedLanguageTitle(name: string, language: MessageLanguage): string {
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  const english = new Intl.DisplayNames(['en'], { type: 'language' });
  for (const first of letters) {
    for (const second of letters) {
      const code = `${first}${second}`;
      if (english.of(code) === name) return languageTitle(code, language);
    }
  }
  return name;
}
