import { useState } from 'react';
import type { KeyEntryView } from '../../../../holdfast/gateway/api/views/key-view.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useWords } from '../../language/use-language.ts';
import { Secret } from '../../parts/forms/secret.tsx';
import { WithAnswer } from '../../parts/with-answer.tsx';
import { KeyLine } from './key-line.tsx';
import { NewKey } from './new-key.tsx';

/** The keys of the tenant: made, rotated and revoked here; each is shown once. */
export function KeysPage() {
  const { places } = useWords();
  const [made, setMade] = useState<string>();
  const answered = useAnswer<{ data: KeyEntryView[] }>('/holdfast/keys');
  const onChanged = (key?: string): void => {
    setMade(key);
    answered.reload();
  };
  return (
    <>
      <h1>{places.keys}</h1>
      <NewKey onMade={onChanged} />
      {made !== undefined && <Secret key={made} value={made} />}
      <WithAnswer answered={answered}>
        {({ data }) => (
          <ul className="list">
            {data.map((key) => (
              <KeyLine key={key.id} entry={key} onChanged={onChanged} />
            ))}
          </ul>
        )}
      </WithAnswer>
    </>
  );
}
