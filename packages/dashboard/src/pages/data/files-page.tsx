import { use } from 'react';
import type { FileView } from '../../../../holdfast/gateway/api/files-routes.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { LanguageContext, useWords } from '../../language/use-language.ts';
import { bytesText } from '../../parts/bytes-text.ts';
import { Moment } from '../../parts/moment.tsx';
import { WithAnswer } from '../../parts/with-answer.tsx';
import { addressOf } from '../../routes/place.ts';
import { useMay } from '../../session/use-may.ts';
import { UploadFile } from './upload-file.tsx';

/** The files of the tenant, and where another one is uploaded. */
export function FilesPage() {
  const { places, data: words } = useWords();
  const { code } = use(LanguageContext);
  const may = useMay();
  const answered = useAnswer<{ data: FileView[] }>('/files');
  return (
    <>
      <h1>{places.data}</h1>
      {may('tune') && <UploadFile />}
      <WithAnswer answered={answered}>
        {({ data }) =>
          data.length === 0 ? (
            <p className="quiet">{words.empty}</p>
          ) : (
            <ul className="list">
              {data.map((file) => (
                <li key={file.id}>
                  <span className="quiet">
                    {file.purpose === 'fine-tune' ? words.training : words.results}
                  </span>
                  {file.purpose === 'fine-tune' ? (
                    <a href={addressOf({ name: 'data', id: file.id })}>{file.filename}</a>
                  ) : (
                    file.filename
                  )}
                  <span className="quiet side">{bytesText(file.bytes, code)}</span>
                  <div className="wide quiet">
                    <code>{file.id}</code> · <Moment seconds={file.created_at} />
                  </div>
                </li>
              ))}
            </ul>
          )
        }
      </WithAnswer>
    </>
  );
}
