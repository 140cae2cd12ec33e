import { type FormEvent, useState } from 'react';
import type { ModelView } from '../../../../holdfast/gateway/api/views/model-view.ts';
import type { TenantPolicy } from '../../../../holdfast/gateway/tenants/policy.ts';
import { useAction } from '../../api/use-action.ts';
import { useWords } from '../../language/use-language.ts';
import { Field } from '../../parts/forms/field.tsx';
import { FormEnd } from '../../parts/forms/form-end.tsx';
import { ReasonField } from '../../parts/forms/reason-field.tsx';
import { useSession } from '../../session/session.ts';
import { useMay } from '../../session/use-may.ts';
import { mayRelease } from './may-release.ts';

/** The first of the two people: says why a model is to be let out, and until when. */
export function ProposeRelease({
  model,
  rules: given,
  onProposed,
}: {
  model: ModelView;
  /** The rules of the model's tenant, where it is another one. */
  rules?: TenantPolicy['release'];
  onProposed: () => void;
}) {
  const { quarantine, shell } = useWords();
  const { client, me } = useSession();
  const may = useMay();
  const [open, setOpen] = useState(false);
  const sending = useAction();
  const rules = given ?? me.policy?.release;
  if (!(may('administer') || may('review')) || !rules) return null;
  if (!mayRelease(model, rules)) return <p>{quarantine.forbidden(rules.byHand)}</p>;
  if (!open) {
    return (
      <button type="button" onClick={() => setOpen(true)}>
        {quarantine.propose}
      </button>
    );
  }
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const day = new Date(`${form.get('until')}T00:00`);
    const body = {
      model: model.id,
      reason: form.get('reason'),
      expires_at: Math.floor(day.getTime() / 1000),
    };
    void sending.run(async () => {
      await client.ask('/holdfast/releases', { method: 'POST', body });
      setOpen(false);
      onProposed();
    });
  };
  return (
    <form onSubmit={submit}>
      <ReasonField />
      <Field label={quarantine.until}>
        {(field) => (
          <input
            {...field}
            name="until"
            type="date"
            required
            min={dayFromNow(1)}
            max={dayFromNow(rules.longestDays)}
          />
        )}
      </Field>
      <FormEnd action={sending} submit={quarantine.submit}>
        <button type="button" onClick={() => setOpen(false)}>
          {shell.cancel}
        </button>
      </FormEnd>
    </form>
  );
}

/** A day as date fields write it, in the browser's own time zone. */
function dayFromNow(days: number): string {
  const day = new Date();
  day.setDate(day.getDate() + days);
  const pad = (value: number): string => String(value).padStart(2, '0');
  return `${day.getFullYear()}-${pad(day.getMonth() + 1)}-${pad(day.getDate())}`;
}
