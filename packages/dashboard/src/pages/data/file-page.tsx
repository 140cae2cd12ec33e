import { use } from 'react';
import type { FileView } from '../../../../holdfast/gateway/api/files-routes.ts';
import { useAction } from '../../api/use-action.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { LanguageContext, useWords } from '../../language/use-language.ts';
import { bytesText } from '../../parts/bytes-text.ts';
import { Facts } from '../../parts/facts.tsx';
import { Failure } from '../../parts/failure.tsx';
import { AskFirst } from '../../parts/forms/ask-first.tsx';
import { Moment } from '../../parts/moment.tsx';
import { WithAnswer } from '../../parts/with-answer.tsx';
import { addressOf } from '../../routes/place.ts';
import { useSession } from '../../session/session.ts';
import { useMay } from '../../session/use-may.ts';
import { FileScan } from './file-scan.tsx';

/** One file, with its scan. */
export function FilePage({ id }: { id: string }) {
  const { data: words } = useWords();
  const { code } = use(LanguageContext);
  const { client } = useSession();
  const may = useMay();
  const { busy, failure, run } = useAction();
  const answered = useAnswer<FileView>(`/files/${encodeURIComponent(id)}`);
  const remove = () =>
    void run(async () => {
      await client.ask(`/files/${id}`, { method: 'DELETE' });
      location.hash = addressOf({ name: 'data' });
    });
  return (
    <WithAnswer answered={answered}>
      {(file) => (
        <>
          <div className="head">
            <h1>{file.filename}</h1>
            {may('tune') && (
              <div className="actions">
                <a href={addressOf({ name: 'new-job', id })}>{words.makeJob}</a>
                <AskFirst question={words.deleteSure} disabled={busy} onSure={remove}>
                  {words.delete}
                </AskFirst>
              </div>
            )}
          </div>
          <Failure failure={failure} />
          <Facts
            facts={[
              ['ID', <code key="id">{file.id}</code>],
              [words.size, bytesText(file.bytes, code)],
              [words.added, <Moment key="added" seconds={file.created_at} />],
            ]}
          />
          <FileScan id={id} />
        </>
      )}
    </WithAnswer>
  );
}
