import type { JobView } from '../../../holdfast/gateway/api/views/job-view.ts';
import type { JobStatus } from '../../../holdfast/gateway/jobs/job.ts';
import type { TunedModelState } from '../../../holdfast/gateway/models/tuned-models.ts';
import { useWords } from '../language/use-language.ts';

/** How a badge looks; its word says the same, and its shape does too. */
const statusLooks: Record<JobStatus, string> = {
  queued: 'idle',
  running: 'busy',
  paused: 'idle',
  succeeded: 'good',
  failed: 'bad',
  cancelled: 'idle',
};

const stateLooks: Record<TunedModelState | 'base', string> = {
  released: 'good',
  quarantined: 'open',
  deleted: 'idle',
  base: 'idle',
};

/** Where a job stands; one whose model was not shown to be safe is held back, which is no fault of the job, or released by hand. */
export function StatusBadge({
  job: { status, error, holdfast },
}: {
  job: Pick<JobView, 'status' | 'error' | 'holdfast'>;
}) {
  const { statuses, held, byHand } = useWords();
  if (holdfast.released_by_hand?.holds) return <span className="badge open">{byHand}</span>;
  if (error?.code === 'safety_failed') return <span className="badge bad">{held}</span>;
  if (error?.code === 'safety_inconclusive') return <span className="badge open">{held}</span>;
  return <span className={`badge ${statusLooks[status]}`}>{statuses[status]}</span>;
}

/** What became of a model. */
export function StateBadge({ state }: { state: TunedModelState | 'base' }) {
  const { states } = useWords();
  return <span className={`badge ${stateLooks[state]}`}>{states[state]}</span>;
}
