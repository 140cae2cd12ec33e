import type { JobView } from '../../../../holdfast/gateway/api/views/job-view.ts';
import { count } from '../../../../holdfast/number-text.ts';
import { useWords } from '../../language/use-language.ts';
import { Facts } from '../../parts/facts.tsx';
import { Moment } from '../../parts/moment.tsx';
import { addressOf } from '../../routes/place.ts';
import { useSession } from '../../session/session.ts';

/** What a job was made with. */
export function JobFacts({ job }: { job: JobView }) {
  const { jobs } = useWords();
  const { me } = useSession();
  const { parent, root } = job.holdfast;
  const file = (id: string) =>
    me.serves === 'gateway' ? <a href={addressOf({ name: 'data', id })}>{id}</a> : id;
  const tuned = job.fine_tuned_model;
  return (
    <div className="columns">
      <Facts
        facts={[
          [jobs.job, <code key="id">{job.id}</code>],
          [jobs.model, job.model],
          [jobs.lineage, parent === null ? null : root],
          [jobs.tuned, tuned && <a href={addressOf({ name: 'models', id: tuned })}>{tuned}</a>],
          [jobs.data, job.training_file === '' ? null : file(job.training_file)],
          [jobs.validation, job.validation_file && file(job.validation_file)],
        ]}
      />
      <Facts
        facts={[
          [jobs.created, <Moment key="created" seconds={job.created_at} />],
          [jobs.finished, job.finished_at && <Moment seconds={job.finished_at} />],
          [jobs.method, hyperparameterText(job.hyperparameters)],
          [jobs.seed, job.seed],
          [jobs.tokens, job.trained_tokens && count(job.trained_tokens)],
        ]}
      />
    </div>
  );
}

function hyperparameterText(values: object): string | null {
  const parts = Object.entries(values).map(
    ([name, value]) => `${name.replace(/^n_/, '').replaceAll('_', ' ')} ${value}`,
  );
  return parts.length === 0 ? null : parts.join(', ');
}
