import type { JobView } from '../../../../holdfast/gateway/api/views/job-view.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useWords } from '../../language/use-language.ts';
import { StatusBadge } from '../../parts/badge.tsx';
import { Moment } from '../../parts/moment.tsx';
import { WithAnswer } from '../../parts/with-answer.tsx';
import { addressOf } from '../../routes/place.ts';
import { useMay } from '../../session/use-may.ts';
import { JobProgressLine } from './job-progress-line.tsx';

/** Between two looks at the jobs, in milliseconds. */
const lookEvery = 3000;

/** The jobs of the tenant, the newest first. */
export function JobsPage() {
  const { places, jobs } = useWords();
  const may = useMay();
  const answered = useAnswer<{ data: JobView[] }>('/fine_tuning/jobs?limit=100', { every: lookEvery });
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
      <WithAnswer answered={answered}>
        {({ data }) =>
          data.length === 0 ? (
            <p className="quiet">{jobs.empty}</p>
          ) : (
            <ul className="list">
              {data.map((job) => (
                <JobLine key={job.id} job={job} />
              ))}
            </ul>
          )
        }
      </WithAnswer>
    </>
  );
}

function JobLine({ job }: { job: JobView }) {
  return (
    <li>
      <StatusBadge job={job} />
      <a href={addressOf({ name: 'jobs', id: job.id })}>{job.fine_tuned_model ?? job.id}</a>
      <span className="quiet side">
        <Moment seconds={job.created_at} />
      </span>
      <div className="wide quiet">
        {job.error ? job.error.message : <JobProgressLine job={job} otherwise={job.model} />}
      </div>
    </li>
  );
}
