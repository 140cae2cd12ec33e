import type { JobView } from '../../../../holdfast/gateway/api/views/job-view.ts';
import { useWords } from '../../language/use-language.ts';
import { Meter } from '../../parts/meter.tsx';

/** How far the step at hand is, while a job runs. */
export function JobProgressLine({ job, otherwise }: { job: JobView; otherwise?: string }) {
  const { jobs } = useWords();
  const { progress } = job.holdfast;
  if (job.status !== 'running' || !progress) return otherwise;
  const text = jobs.progress(progress);
  return (
    <>
      {text}
      {progress.total > 0 && <Meter label={text} share={progress.done / progress.total} />}
    </>
  );
}
