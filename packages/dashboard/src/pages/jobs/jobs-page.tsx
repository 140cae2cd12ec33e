import { use } from 'react';
import type { JobView } from '../../../../holdfast/gateway/api/views/job-view.ts';
import { messagesIn } from '../../../../holdfast/messages/messages.ts';
import { LanguageContext, useWords } from '../../language/use-language.ts';
import { StatusBadge } from '../../parts/badge.tsx';
import { Moment } from '../../parts/moment.tsx';
import { WithAnswer } from '../../parts/with-answer.tsx';
import { addressOf } from '../../routes/place.ts';
import { useMay } from '../../session/use-may.ts';
import { JobProgressLine } from './job-progress-line.tsx';
import { useJobs } from './use-jobs.ts';

/** The jobs of the tenant, the newest first. */
export function JobsPage() {
  const { places, jobs, shell } = useWords();
  const may = useMay();
  const known = useJobs();
  return (
    <>
      <div className="head">
        <h1>{places.jobs}</h1>
        {may('tune') && (
          <div className="actions">
            <a href={addressOf({ name: 'new-job' })}>{jobs.create}</a>
          </div>
        )}
      </div>
      <WithAnswer answered={known}>
        {(all) =>
          all.length === 0 ? (
            <p className="quiet">{jobs.empty}</p>
          ) : (
            <ul className="list">
              {all.map((job) => (
                <JobLine key={job.id} job={job} />
              ))}
            </ul>
          )
        }
      </WithAnswer>
      {known.more && (
        <button type="button" onClick={known.more}>
          {shell.more}
        </button>
      )}
    </>
  );
}

function JobLine({ job }: { job: JobView }) {
  const { code } = use(LanguageContext);
  const { sentence } = messagesIn[code].commands;
  const failure = job.error ?? job.holdfast.released_by_hand?.error;
  return (
    <li>
      <StatusBadge job={job} />
      <a href={addressOf({ name: 'jobs', id: job.id })}>{job.fine_tuned_model ?? job.id}</a>
      <span className="quiet side">
        <Moment seconds={job.created_at} />
      </span>
      <div className="wide quiet">
        {job.fine_tuned_model !== null && <p>{job.id}</p>}
        {failure ? (
          (failure.reasons?.[code] ?? sentence(failure.message))
        ) : (
          <JobProgressLine job={job} otherwise={job.model} />
        )}
      </div>
    </li>
  );
}
