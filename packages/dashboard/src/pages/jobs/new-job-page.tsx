import { type FormEvent, useState } from 'react';
import type { FileView } from '../../../../holdfast/gateway/api/files-routes.ts';
import type { JobView } from '../../../../holdfast/gateway/api/views/job-view.ts';
import { useAction } from '../../api/use-action.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useWords } from '../../language/use-language.ts';
import { Field } from '../../parts/forms/field.tsx';
import { FormEnd } from '../../parts/forms/form-end.tsx';
import { WithAnswer } from '../../parts/with-answer.tsx';
import { addressOf } from '../../routes/place.ts';
import { useSession } from '../../session/session.ts';
import { jobRequestOf } from './job-request-of.ts';

/** The form that makes a job; `file`: the training data that is chosen already. */
export function NewJobPage({ file }: { file?: string }) {
  const { newJob, data } = useWords();
  const { client } = useSession();
  const files = useAnswer<{ data: FileView[] }>('/files?purpose=fine-tune');
  const models = useAnswer<{ data: { id: string }[] }>('/models');
  const sending = useAction();
  const [method, setMethod] = useState('supervised');
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const body = jobRequestOf(new FormData(event.currentTarget));
    void sending.run(async () => {
      const job = await client.ask<JobView>('/fine_tuning/jobs', { method: 'POST', body });
      location.hash = addressOf({ name: 'jobs', id: job.id });
    });
  };
  return (
    <>
      <h1>{newJob.title}</h1>
      <WithAnswer answered={files}>
        {({ data: uploaded }) =>
          uploaded.length === 0 ? (
            <p>
              <a href={addressOf({ name: 'data' })}>{newJob.noData}</a>
            </p>
          ) : (
            <form onSubmit={submit}>
              <Field label={newJob.model}>
                {(field) => (
                  <select {...field} name="model">
                    {models.value?.data.map(({ id }) => (
                      <option key={id}>{id}</option>
                    ))}
                  </select>
                )}
              </Field>
              <Field label={newJob.data}>
                {(field) => (
                  <select {...field} name="training_file" defaultValue={file}>
                    {uploaded.map(({ id, filename }) => (
                      <option key={id} value={id}>
                        {`${filename} (${id.slice(0, 13)}…)`}
                      </option>
                    ))}
                  </select>
                )}
              </Field>
              <Field label={newJob.suffix} help={newJob.suffixHelp}>
                {(field) => <input {...field} name="suffix" maxLength={64} />}
              </Field>
              <Field label={newJob.method}>
                {(field) => (
                  <select
                    {...field}
                    name="method"
                    value={method}
                    onChange={(event) => setMethod(event.target.value)}
                  >
                    {Object.entries(newJob.methods).map(([name, title]) => (
                      <option key={name} value={name}>
                        {title}
                      </option>
                    ))}
                  </select>
                )}
              </Field>
              <div className="fields">
                {(['epochs', 'batchSize', 'seed'] as const).map((name) => (
                  <Field key={name} label={newJob[name]}>
                    {(field) => (
                      <input
                        {...field}
                        name={name}
                        type="number"
                        min={name === 'seed' ? 0 : 1}
                        placeholder={newJob.auto}
                      />
                    )}
                  </Field>
                ))}
              </div>
              <FormEnd action={sending} submit={newJob.submit}>
                <a href={addressOf({ name: 'data' })}>{data.upload}</a>
              </FormEnd>
            </form>
          )
        }
      </WithAnswer>
    </>
  );
}
