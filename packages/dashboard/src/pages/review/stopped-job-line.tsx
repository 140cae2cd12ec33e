import { type FormEvent, use, useState } from 'react';
import type { StoppedJobView } from '../../../../holdfast/gateway/api/views/review-view.ts';
import { messagesIn } from '../../../../holdfast/messages/messages.ts';
import { useAction } from '../../api/use-action.ts';
import { LanguageContext, useWords } from '../../language/use-language.ts';
import { Field } from '../../parts/forms/field.tsx';
import { FormEnd } from '../../parts/forms/form-end.tsx';
import { ReasonField } from '../../parts/forms/reason-field.tsx';
import { Moment } from '../../parts/moment.tsx';
import { addressOf } from '../../routes/place.ts';
import { useSession } from '../../session/session.ts';

/** A job that its scan stopped, and letting it through once. */
export function StoppedJobLine({ job, onDone }: { job: StoppedJobView; onDone: () => void }) {
  const { review, shell } = useWords();
  const { sentence } = messagesIn[use(LanguageContext).code].commands;
  const { client } = useSession();
  const [open, setOpen] = useState(false);
  const sending = useAction();
  const none = job.error?.scan?.left === 0;
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const body = Object.fromEntries(new FormData(event.currentTarget));
    void sending.run(async () => {
      await client.ask(`/holdfast/jobs/${job.id}/let-through`, { method: 'POST', body });
      onDone();
    });
  };
  return (
    <li>
      <span>{job.tenant}</span>
      <a href={addressOf({ name: 'jobs', id: job.id })}>{job.id}</a>
      <span className="quiet side">{job.finished_at !== null && <Moment seconds={job.finished_at} />}</span>
      <div className="wide">
        <p className="quiet">{sentence(job.error?.message ?? '')}</p>
        {job.rules?.letThrough === 'never' && <p>{review.never}</p>}
        {job.rules?.letThrough !== 'never' && !open && (
          <button type="button" onClick={() => setOpen(true)}>
            {review.let}
            <span className="unseen"> {job.id}</span>
          </button>
        )}
        {open && (
          <form onSubmit={submit}>
            <ReasonField />
            <Field label={review.rows}>
              {(field) => (
                <select {...field} name="rows" defaultValue={none ? 'all' : 'left'}>
                  {!none && <option value="left">{review.rowsLeft}</option>}
                  <option value="all">{review.rowsAll}</option>
                </select>
              )}
            </Field>
            <FormEnd action={sending} submit={review.let}>
              <button type="button" onClick={() => setOpen(false)}>
                {shell.cancel}
              </button>
            </FormEnd>
          </form>
        )}
      </div>
    </li>
  );
}
