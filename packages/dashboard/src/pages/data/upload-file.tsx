import { useRef } from 'react';
import type { FileView } from '../../../../holdfast/gateway/api/files-routes.ts';
import { useAction } from '../../api/use-action.ts';
import { useWords } from '../../language/use-language.ts';
import { Failure } from '../../parts/failure.tsx';
import { Field } from '../../parts/forms/field.tsx';
import { addressOf } from '../../routes/place.ts';
import { useSession } from '../../session/session.ts';

/** Uploads a file, and goes on to its scan. */
export function UploadFile() {
  const { data } = useWords();
  const { client } = useSession();
  const input = useRef<HTMLInputElement>(null);
  const { busy, failure, run } = useAction();
  const upload = (file: File | undefined): void => {
    if (!file) return;
    const body = new FormData();
    body.set('purpose', 'fine-tune');
    body.set('file', file);
    void run(async () => {
      const stored = await client.ask<FileView>('/files', { method: 'POST', body });
      location.hash = addressOf({ name: 'data', id: stored.id });
    });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        upload(input.current?.files?.[0]);
      }}
    >
      <Field label={data.upload} help={data.help}>
        {(field) => (
          <input
            {...field}
            ref={input}
            type="file"
            disabled={busy}
            onChange={(event) => upload(event.target.files?.[0])}
          />
        )}
      </Field>
      {busy && <p className="quiet pulse">{data.uploading}</p>}
      <Failure failure={failure} />
    </form>
  );
}
