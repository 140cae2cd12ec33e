import { type FormEvent, useState } from 'react';
import { useAction } from '../../api/use-action.ts';
import { useWords } from '../../language/use-language.ts';
import { Failure } from '../../parts/failure.tsx';
import { Field } from '../../parts/forms/field.tsx';
import { Secret } from '../../parts/forms/secret.tsx';
import { Section } from '../../parts/section.tsx';
import { useSession } from '../../session/session.ts';

/** Makes a tenant with its first admin, whose key is shown once. */
export function NewTenant({ onMade }: { onMade: () => void }) {
  const { tenants } = useWords();
  const { client } = useSession();
  const { busy, failure, run } = useAction();
  const [key, setKey] = useState<string>();
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = event.currentTarget;
    const body = Object.fromEntries(new FormData(form));
    void run(async () => {
      const made = await client.ask<{ key: string }>('/holdfast/tenants', { method: 'POST', body });
      setKey(made.key);
      form.reset();
      onMade();
    });
  };
  return (
    <Section title={tenants.create}>
      <form onSubmit={submit}>
        <div className="fields">
          <Field label={tenants.name} help={tenants.nameHelp}>
            {(field) => <input {...field} name="name" required pattern="[a-z0-9][a-z0-9\-]{0,39}" />}
          </Field>
          <Field label={tenants.admin}>
            {(field) => <input {...field} name="admin" required maxLength={200} />}
          </Field>
        </div>
        <Failure failure={failure} />
        <div className="actions">
          <button type="submit" disabled={busy}>
            {tenants.submit}
          </button>
        </div>
      </form>
      {key !== undefined && <Secret value={key} />}
    </Section>
  );
}
