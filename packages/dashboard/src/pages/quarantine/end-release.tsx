import { type FormEvent, useState } from 'react';
import type { ReleaseView } from '../../../../holdfast/gateway/api/views/release-view.ts';
import { useAction } from '../../api/use-action.ts';
import { useWords } from '../../language/use-language.ts';
import { FormEnd } from '../../parts/forms/form-end.tsx';
import { ReasonField } from '../../parts/forms/reason-field.tsx';
import { useSession } from '../../session/session.ts';
import { useMay } from '../../session/use-may.ts';

/** Ends a release by hand before its day, or withdraws a proposal, with a reason; one person may. */
export function EndRelease({ release, onEnded }: { release: ReleaseView; onEnded: () => void }) {
  const { quarantine, shell } = useWords();
  const { client } = useSession();
  const may = useMay();
  const [open, setOpen] = useState(false);
  const sending = useAction();
  const over = release.ended_at !== null || release.expires_at * 1000 <= Date.now();
  if (over || !(may('administer') || may('review'))) return null;
  const label = release.approved_by === null ? quarantine.withdraw : quarantine.end;
  if (!open) {
    return (
      <button type="button" onClick={() => setOpen(true)}>
        {label}
        <span className="unseen"> {release.model}</span>
      </button>
    );
  }
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const body = { reason: new FormData(event.currentTarget).get('reason') };
    void sending.run(async () => {
      await client.ask(`/holdfast/releases/${release.id}/end`, { method: 'POST', body });
      setOpen(false);
      onEnded();
    });
  };
  return (
    <form onSubmit={submit}>
      <ReasonField />
      <FormEnd action={sending} submit={label}>
        <button type="button" onClick={() => setOpen(false)}>
          {shell.cancel}
        </button>
      </FormEnd>
    </form>
  );
}
