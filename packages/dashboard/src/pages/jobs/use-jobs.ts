import { useEffect, useState } from 'react';
import type { JobView } from '../../../../holdfast/gateway/api/views/job-view.ts';
import { useAction } from '../../api/use-action.ts';
import { type Answered, useAnswer } from '../../api/use-answer.ts';
import { useSession } from '../../session/session.ts';

interface JobsPart {
  data: readonly JobView[];
  has_more?: boolean;
}

/** The jobs that are known so far. */
export interface KnownJobs extends Answered<readonly JobView[]> {
  /** Loads older ones; undefined where there are none, or some are under way. */
  more: (() => void) | undefined;
}

/** Between two looks at the newest jobs, in milliseconds. */
const lookEvery = 3000;
const partLength = 100;

/**
 * The jobs of the tenant, the newest first. The newest hundred are looked at again and again; older ones come when they are asked
 * for, and stay as they were then, as nearly all of them have ended.
 */
export function useJobs(): KnownJobs {
  const { client } = useSession();
  const newest = useAnswer<JobsPart>(`/fine_tuning/jobs?limit=${partLength}`, { every: lookEvery });
  const loading = useAction();
  const [known, setKnown] = useState<readonly JobView[]>([]);
  const [hasOlder, setHasOlder] = useState<boolean>();
  const first = newest.value?.data;
  useEffect(() => {
    if (first) setKnown((before) => joined(first, before));
  }, [first]);
  const load = (): void =>
    void loading.run(async () => {
      const path = `/fine_tuning/jobs?limit=${partLength}&after=${known.at(-1)?.id}`;
      const older = await client.ask<JobsPart>(path);
      setKnown((before) => joined(before, older.data));
      setHasOlder(older.has_more ?? false);
    });
  const mayLoad = (hasOlder ?? newest.value?.has_more ?? false) && !loading.busy;
  return {
    value: first && joined(first, known),
    failure: newest.failure ?? loading.failure,
    reload: newest.reload,
    more: mayLoad ? load : undefined,
  };
}

/** Jobs and those that come after them, each once. */
function joined(jobs: readonly JobView[], after: readonly JobView[]): JobView[] {
  const ids = new Set(jobs.map(({ id }) => id));
  return [...jobs, ...after.filter(({ id }) => !ids.has(id))];
}
