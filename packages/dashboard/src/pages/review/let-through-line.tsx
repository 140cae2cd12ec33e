import { use } from 'react';
import type { LetThroughView } from '../../../../holdfast/gateway/api/views/review-view.ts';
import { useAction } from '../../api/use-action.ts';
import { LanguageContext, useWords } from '../../language/use-language.ts';
import { Failure } from '../../parts/failure.tsx';
import { dayText } from '../../parts/moment.tsx';
import { addressOf } from '../../routes/place.ts';
import { useSession } from '../../session/session.ts';

/** A stopped job that was let through, or waits for a second person, who approves it here. */
export function LetThroughLine({ entry, onDone }: { entry: LetThroughView; onDone: () => void }) {
  const { review, quarantine } = useWords();
  const { code } = use(LanguageContext);
  const { client, me } = useSession();
  const { busy, failure, run } = useAction();
  const { id, job, tenant, reason, made, proposed_by: by, proposed_at: at, approved_by: second } = entry;
  const approve = () =>
    void run(async () => {
      await client.ask(`/holdfast/let-through/${id}/approve`, { method: 'POST' });
      onDone();
    });
  return (
    <li>
      <span>{tenant}</span>
      <a href={addressOf({ name: 'jobs', id: job })}>{job}</a>
      <span className="quiet side">{made !== null && review.as(made)}</span>
      <div className="wide">
        <p>{reason}</p>
        <p className="quiet">
          {quarantine.proposed(by, dayText(at, code))}
          {second !== null && `. ${quarantine.approved(second)}`}
        </p>
        {second === null && by === me.person && <p className="quiet">{quarantine.ownProposal}</p>}
        {second === null && by !== me.person && (
          <button type="button" className="main" disabled={busy} onClick={approve}>
            {review.let}
          </button>
        )}
        <Failure failure={failure} />
      </div>
    </li>
  );
}
