import type { JobView } from '../../../../holdfast/gateway/api/views/job-view.ts';
import { useAction } from '../../api/use-action.ts';
import { useWords } from '../../language/use-language.ts';
import { Failure } from '../../parts/failure.tsx';
import { AskFirst } from '../../parts/forms/ask-first.tsx';
import { useSession } from '../../session/session.ts';
import { useMay } from '../../session/use-may.ts';

/** What may be done to a job where it stands. */
export function JobActions({ job: { id, status }, onMoved }: { job: JobView; onMoved: () => void }) {
  const { jobs } = useWords();
  const { client } = useSession();
  const may = useMay();
  const { busy, failure, run } = useAction();
  const isOpen = status === 'queued' || status === 'running' || status === 'paused';
  if (!isOpen || !may('tune')) return null;
  const move = (name: 'pause' | 'resume' | 'cancel') =>
    void run(async () => {
      await client.ask(`/fine_tuning/jobs/${id}/${name}`, { method: 'POST' });
      onMoved();
    });
  const other = status === 'paused' ? 'resume' : 'pause';
  return (
    <div className="actions">
      <button type="button" disabled={busy} onClick={() => move(other)}>
        {jobs.moves[other]}
      </button>
      <AskFirst question={jobs.cancelSure} disabled={busy} onSure={() => move('cancel')}>
        {jobs.moves.cancel}
      </AskFirst>
      <Failure failure={failure} />
    </div>
  );
}
