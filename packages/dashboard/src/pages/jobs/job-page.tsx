import { use } from 'react';
import type { JobView } from '../../../../holdfast/gateway/api/views/job-view.ts';
import { messagesIn } from '../../../../holdfast/messages/messages.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { LanguageContext, useWords } from '../../language/use-language.ts';
import { StatusBadge } from '../../parts/badge.tsx';
import { Failure } from '../../parts/failure.tsx';
import { WithAnswer } from '../../parts/with-answer.tsx';
import { addressOf } from '../../routes/place.ts';
import { useSession } from '../../session/session.ts';
import { JobActions } from './job-actions.tsx';
import { JobFacts } from './job-facts.tsx';
import { JobProgressLine } from './job-progress-line.tsx';
import { JobRelease } from './job-release.tsx';
import { JobRun } from './job-run.tsx';

/** One job: what it is, how far it is, and what its run came to. */
export function JobPage({ id }: { id: string }) {
  const { jobs, places } = useWords();
  const { me } = useSession();
  const { sentence } = messagesIn[use(LanguageContext).code].commands;
  const answered = useAnswer<JobView>(`/fine_tuning/jobs/${encodeURIComponent(id)}`);
  return (
    <WithAnswer answered={answered}>
      {(job) => (
        <>
          <div className="head">
            <h1>{job.fine_tuned_model ?? `${jobs.job} ${job.id}`}</h1>
            <StatusBadge job={job} />
            {isHeld(job) && me.serves === 'gateway' && (
              <a href={addressOf({ name: 'quarantine' })}>{places.quarantine}</a>
            )}
            <JobActions job={job} onMoved={answered.reload} />
          </div>
          <JobProgressLine job={job} />
          {job.holdfast.released_by_hand && <JobRelease release={job.holdfast.released_by_hand} />}
          {job.error && !isHeld(job) && <p className="failure">{sentence(job.error.message)}</p>}
          <Failure failure={answered.failure} />
          <JobFacts job={job} />
          <JobRun job={job} onChange={answered.reload} />
        </>
      )}
    </WithAnswer>
  );
}

/** Whether its model was made, and not shown to be safe. */
function isHeld({ error }: JobView): boolean {
  return error?.code.startsWith('safety_') ?? false;
}
