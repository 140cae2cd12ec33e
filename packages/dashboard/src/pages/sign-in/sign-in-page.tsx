import { useState } from 'react';
import { useWords } from '../../language/use-language.ts';
import { Field } from '../../parts/forms/field.tsx';
import type { SigningIn } from '../../session/use-signing-in.ts';
import { Choices, type PageChoices } from '../../shell/choices.tsx';
import icon from '../../style/icon.svg';

/** Where a key is asked for. */
export function SignInPage({ signing, choices }: { signing: SigningIn; choices: PageChoices }) {
  const { signIn, shell } = useWords();
  const [key, setKey] = useState('');
  const { busy, failure } = signing;
  return (
    <main className="sign-in">
      <div className="head">
        <span className="brand">
          <img src={icon} alt="" />
          <h1>Holdfast</h1>
        </span>
        <span className="who">
          <Choices {...choices} />
        </span>
      </div>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (key.trim() !== '') signing.signIn(key.trim());
        }}
      >
        <Field label={signIn.key} help={signIn.help}>
          {(field) => (
            <input
              {...field}
              type="password"
              autoComplete="off"
              spellCheck={false}
              value={key}
              onChange={(event) => setKey(event.target.value)}
            />
          )}
        </Field>
        {failure && (
          <p role="alert" className="failure">
            {failure.code === 'token_used' && signIn.used}
            {failure.code !== 'token_used' &&
              (failure.status === 401 ? signIn.refused : failure.message || shell.unreachable)}
          </p>
        )}
        <div className="actions">
          <button type="submit" className="main" disabled={busy}>
            {signIn.submit}
          </button>
        </div>
      </form>
    </main>
  );
}
