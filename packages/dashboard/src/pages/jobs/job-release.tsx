import { use } from 'react';
import type { JobReleaseView } from '../../../../holdfast/gateway/api/views/job-view.ts';
import { LanguageContext, useWords } from '../../language/use-language.ts';
import { dayText } from '../../parts/moment.tsx';

/** Who released a job's model by hand, why, and until when. */
export function JobRelease({ release }: { release: JobReleaseView }) {
  const { jobs } = useWords();
  const { code } = use(LanguageContext);
  const { proposed_by: first, approved_by: second, until, reason, holds } = release;
  const values = { people: [first, second].filter(Boolean).join(', '), until: dayText(until, code), reason };
  return <p className="note warning">{holds ? jobs.releasedByHand(values) : jobs.releaseEnded(values)}</p>;
}
