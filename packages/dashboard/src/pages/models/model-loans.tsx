import { type FormEvent, use, useId } from 'react';
import type { PermissionView } from '../../../../holdfast/gateway/api/views/permission-view.ts';
import { useAction } from '../../api/use-action.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { LanguageContext, useWords } from '../../language/use-language.ts';
import { AskFirst } from '../../parts/forms/ask-first.tsx';
import { Field } from '../../parts/forms/field.tsx';
import { FormEnd } from '../../parts/forms/form-end.tsx';
import { dayText } from '../../parts/moment.tsx';
import { WithAnswer } from '../../parts/with-answer.tsx';
import { useSession } from '../../session/session.ts';

/** The tenants that a released model is lent to, and the form that lends it to another. */
export function ModelLoans({ model, onChanged }: { model: string; onChanged: () => void }) {
  const { models } = useWords();
  const { code } = use(LanguageContext);
  const { client } = useSession();
  const action = useAction();
  const title = useId();
  const path = `/fine_tuning/checkpoints/${encodeURIComponent(model)}/permissions`;
  const answered = useAnswer<{ data: PermissionView[] }>(`${path}?limit=100`);
  const changed = (): void => {
    answered.reload();
    onChanged();
  };
  const lend = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = event.currentTarget;
    const { tenant } = Object.fromEntries(new FormData(form));
    void action.run(async () => {
      await client.ask(path, { method: 'POST', body: { project_ids: [tenant] } });
      form.reset();
      changed();
    });
  };
  const takeBack = (id: string): void =>
    void action.run(async () => {
      await client.ask(`${path}/${id}`, { method: 'DELETE' });
      changed();
    });
  return (
    <section aria-labelledby={title}>
      <h2 id={title}>{models.loans}</h2>
      <WithAnswer answered={answered}>
        {({ data }) =>
          data.length === 0 ? (
            <p className="quiet">{models.lentToNobody}</p>
          ) : (
            <ul className="list">
              {data.map(({ id, project_id: tenant, created_at: since }) => (
                <li key={id}>
                  <span className="quiet">{dayText(since, code)}</span>
                  <code>{tenant}</code>
                  <span className="side actions">
                    <AskFirst
                      question={models.takeBackSure}
                      disabled={action.busy}
                      onSure={() => takeBack(id)}
                    >
                      {models.takeBack}
                      <span className="unseen"> {tenant}</span>
                    </AskFirst>
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </WithAnswer>
      <form onSubmit={lend}>
        <Field label={models.lendTo} help={models.lendHelp}>
          {(field) => <input {...field} name="tenant" required maxLength={100} />}
        </Field>
        <FormEnd action={action} submit={models.lend} />
      </form>
    </section>
  );
}
