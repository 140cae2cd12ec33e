import { type MessageLanguage, messageLanguages } from '../../../holdfast/messages/language.ts';
import { useWords } from '../language/use-language.ts';
import { type Theme, themes } from '../theme/theme.ts';

/** What a person may choose of the page itself. */
export interface PageChoices {
  language: MessageLanguage;
  chooseLanguage: (code: MessageLanguage) => void;
  theme: Theme;
  chooseTheme: (theme: Theme) => void;
}

/** Each language by its own name. */
const languageNames: Record<MessageLanguage, string> = { en: 'English', ko: '한국어' };

/** The switches of language and appearance. */
export function Choices({ language, chooseLanguage, theme, chooseTheme }: PageChoices) {
  const { shell } = useWords();
  return (
    <>
      <select
        aria-label={shell.language}
        value={language}
        onChange={(event) => chooseLanguage(event.target.value as MessageLanguage)}
      >
        {messageLanguages.map((code) => (
          <option key={code} value={code} lang={code}>
            {languageNames[code]}
          </option>
        ))}
      </select>
      <select
        aria-label={shell.theme}
        value={theme}
        onChange={(event) => chooseTheme(event.target.value as Theme)}
      >
        {themes.map((name) => (
          <option key={name} value={name}>
            {shell.themes[name]}
          </option>
        ))}
      </select>
    </>
  );
}
