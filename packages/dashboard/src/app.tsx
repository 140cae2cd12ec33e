import { LanguageContext, useChosenLanguage } from './language/use-language.ts';
import { SignInPage } from './pages/sign-in/sign-in-page.tsx';
import { SessionContext } from './session/session.ts';
import { useSigningIn } from './session/use-signing-in.ts';
import { Shell } from './shell/shell.tsx';
import { useTheme } from './theme/theme.ts';

/** The whole page: the sign-in, or everything behind it. */
export function App() {
  const [language, chooseLanguage] = useChosenLanguage();
  const [theme, chooseTheme] = useTheme();
  const signing = useSigningIn();
  const choices = { language: language.code, chooseLanguage, theme, chooseTheme };
  return (
    <LanguageContext value={language}>
      {signing.session ? (
        <SessionContext value={signing.session}>
          <Shell choices={choices} />
        </SessionContext>
      ) : (
        <SignInPage signing={signing} choices={choices} />
      )}
    </LanguageContext>
  );
}
