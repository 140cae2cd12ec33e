import { use } from 'react';
import type { ReleaseView } from '../../../../holdfast/gateway/api/views/release-view.ts';
import { useAction } from '../../api/use-action.ts';
import { LanguageContext, useWords } from '../../language/use-language.ts';
import { Failure } from '../../parts/failure.tsx';
import { dayText } from '../../parts/moment.tsx';
import { addressOf } from '../../routes/place.ts';
import { useSession } from '../../session/session.ts';
import { useMay } from '../../session/use-may.ts';
import { EndRelease } from './end-release.tsx';

/** A release by hand; the second of the two people approves it here. */
export function ReleaseLine({ release, onApproved }: { release: ReleaseView; onApproved: () => void }) {
  const { quarantine } = useWords();
  const { code } = use(LanguageContext);
  const { client } = useSession();
  const { busy, failure, run } = useAction();
  const approve = () =>
    void run(async () => {
      await client.ask(`/holdfast/releases/${release.id}/approve`, { method: 'POST' });
      onApproved();
    });
  return (
    <li>
      <ReleaseBadge release={release} />
      <a href={addressOf({ name: 'models', id: release.model })}>{release.model}</a>
      <span className="quiet side">{quarantine.ends(dayText(release.expires_at, code))}</span>
      <div className="wide">
        <p>{release.reason}</p>
        <p className="quiet">
          {quarantine.proposed(release.proposed_by, dayText(release.proposed_at, code))}
          {release.approved_by !== null && `. ${quarantine.approved(release.approved_by)}`}
        </p>
        {release.ended_at !== null && (
          <p className="quiet">
            {quarantine.ended({
              person: String(release.ended_by),
              day: dayText(release.ended_at, code),
              reason: String(release.end_reason),
            })}
          </p>
        )}
        {release.approved_by === null && release.ended_at === null && (
          <Approval release={release} busy={busy} onApprove={approve} />
        )}
        <EndRelease release={release} onEnded={onApproved} />
        <Failure failure={failure} />
      </div>
    </li>
  );
}

function ReleaseBadge({ release: { approved_by: approved, ended_at: ended } }: { release: ReleaseView }) {
  const { quarantine } = useWords();
  if (ended !== null) return <span className="badge">{quarantine.hasEnded}</span>;
  if (approved === null) return <span className="badge open">{quarantine.waits}</span>;
  return <span className="badge good">{quarantine.isApproved}</span>;
}

function Approval({
  release,
  busy,
  onApprove,
}: {
  release: ReleaseView;
  busy: boolean;
  onApprove: () => void;
}) {
  const { quarantine } = useWords();
  const { me } = useSession();
  const may = useMay();
  if (release.expires_at * 1000 <= Date.now()) return <p className="quiet">{quarantine.withdrawn}</p>;
  if (release.proposed_by === me.person) return <p className="quiet">{quarantine.ownProposal}</p>;
  if (!may('administer') && !may('review')) return null;
  return (
    <button type="button" className="main" disabled={busy} onClick={onApprove}>
      {quarantine.approve}
    </button>
  );
}
