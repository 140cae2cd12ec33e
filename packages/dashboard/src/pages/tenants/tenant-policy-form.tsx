import { type FormEvent, useState } from 'react';
import type { PolicyReply, TenantView } from '../../../../holdfast/gateway/api/views/tenant-view.ts';
import { useAction } from '../../api/use-action.ts';
import { useWords } from '../../language/use-language.ts';
import { Failure } from '../../parts/failure.tsx';
import { Field } from '../../parts/forms/field.tsx';
import { useSession } from '../../session/session.ts';

/** A tenant's policy as it stands in the documentation, to be read and changed. */
export function TenantPolicyForm({ tenant, onSaved }: { tenant: TenantView; onSaved: () => void }) {
  const { tenants } = useWords();
  const { client } = useSession();
  const { busy, failure, run } = useAction();
  const [said, setSaid] = useState<string>();
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const body = parsed(String(new FormData(event.currentTarget).get('policy')));
    setSaid(body === undefined ? tenants.invalid : undefined);
    if (body === undefined) return;
    void run(async () => {
      const path = `/holdfast/tenants/${tenant.id}/policy`;
      const { set_to_defaults: leftOut } = await client.ask<PolicyReply>(path, { method: 'PUT', body });
      const names = leftOut.map(({ setting }) => setting).join(', ');
      setSaid(names === '' ? tenants.saved : `${tenants.saved} ${tenants.leftOut(names)}`);
      onSaved();
    });
  };
  return (
    <details>
      <summary>{tenants.policy}</summary>
      <form onSubmit={submit}>
        <Field label={`${tenants.policy}, ${tenant.name}`} help={tenants.policyHelp}>
          {(field) => (
            <textarea
              {...field}
              className="code"
              name="policy"
              spellCheck={false}
              defaultValue={JSON.stringify(tenant.policy, null, 2)}
            />
          )}
        </Field>
        <Failure failure={failure} />
        <p role="status">{said}</p>
        <div className="actions">
          <button type="submit" disabled={busy}>
            {tenants.save}
          </button>
        </div>
      </form>
    </details>
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
