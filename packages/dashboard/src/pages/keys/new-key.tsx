import type { FormEvent } from 'react';
import { keyScopes } from '../../../../holdfast/gateway/tenants/scopes.ts';
import { useAction } from '../../api/use-action.ts';
import { useWords } from '../../language/use-language.ts';
import { Field } from '../../parts/forms/field.tsx';
import { FormEnd } from '../../parts/forms/form-end.tsx';
import { useSession } from '../../session/session.ts';

/** The form that makes a key. */
export function NewKey({ onMade }: { onMade: (key: string) => void }) {
  const { keys } = useWords();
  const { client, me } = useSession();
  // Reviewers look at every tenant, and so are of the tenant that runs the gateway alone.
  const scopes = keyScopes.filter((scope) => scope !== 'reviewer' || me.operator);
  const sending = useAction();
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = event.currentTarget;
    const { scope, person, expires } = Object.fromEntries(new FormData(form));
    const end = expires === '' ? undefined : Math.floor(new Date(`${expires}T23:59`).getTime() / 1000);
    void sending.run(async () => {
      const body = { scope, person, expires_at: end };
      onMade((await client.ask<{ key: string }>('/holdfast/keys', { method: 'POST', body })).key);
      form.reset();
    });
  };
  return (
    <form onSubmit={submit}>
      <div className="fields">
        <Field label={keys.person}>
          {(field) => <input {...field} name="person" required maxLength={200} />}
        </Field>
        <Field label={keys.scope}>
          {(field) => (
            <select {...field} name="scope" defaultValue="tuner">
              {scopes.map((scope) => (
                <option key={scope} value={scope}>
                  {keys.scopes[scope]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={keys.expires}>{(field) => <input {...field} name="expires" type="date" />}</Field>
      </div>
      <FormEnd action={sending} submit={keys.submit} />
    </form>
  );
}
