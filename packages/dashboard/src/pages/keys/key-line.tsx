import { use } from 'react';
import type { KeyEntryView } from '../../../../holdfast/gateway/api/views/key-view.ts';
import { useAction } from '../../api/use-action.ts';
import { LanguageContext, useWords } from '../../language/use-language.ts';
import { Failure } from '../../parts/failure.tsx';
import { AskFirst } from '../../parts/forms/ask-first.tsx';
import { dayText } from '../../parts/moment.tsx';
import { useSession } from '../../session/session.ts';

/** A key, and what can be done to one that is valid. */
export function KeyLine({ entry, onChanged }: { entry: KeyEntryView; onChanged: (key?: string) => void }) {
  const { keys } = useWords();
  const { code } = use(LanguageContext);
  const { client } = useSession();
  const { busy, failure, run } = useAction();
  const {
    id,
    scope,
    person,
    ending,
    vouched,
    created_at: made,
    expires_at: end,
    revoked_at: revoked,
  } = entry;
  const rotate = () =>
    void run(async () =>
      onChanged(
        (await client.ask<{ key: string }>(`/holdfast/keys/${id}/rotate`, { method: 'POST', body: {} })).key,
      ),
    );
  const revoke = () =>
    void run(async () => {
      await client.ask(`/holdfast/keys/${id}`, { method: 'DELETE' });
      onChanged();
    });
  return (
    <li>
      <span>{scope}</span>
      <span>{person}</span>
      <span className="side actions">
        {revoked === null && (
          <>
            <button type="button" disabled={busy} onClick={rotate}>
              {keys.rotate}
              <span className="unseen"> {ending}</span>
            </button>
            <AskFirst question={keys.revokeSure} disabled={busy} onSure={revoke}>
              {keys.revoke}
              <span className="unseen"> {ending}</span>
            </AskFirst>
          </>
        )}
      </span>
      <div className="wide quiet">
        {[
          keys.ending(ending),
          vouched && keys.vouched,
          keys.created(dayText(made, code)),
          end !== null && keys.until(dayText(end, code)),
          revoked !== null && keys.revoked(dayText(revoked, code)),
        ]
          .filter((text) => text !== false)
          .join(', ')}
        <Failure failure={failure} />
      </div>
    </li>
  );
}
