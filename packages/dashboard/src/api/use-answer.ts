import { useCallback, useEffect, useState } from 'react';
import { useSession } from '../session/session.ts';
import { ApiFailure } from './api-failure.ts';

/** Where an answer stands; what came before stays in sight while it is asked for again. */
export interface Answered<Answer> {
  value: Answer | undefined;
  failure: ApiFailure | undefined;
  /** Asks again. */
  reload: () => void;
}

/** Asks for what lies at a path, anew whenever the path changes; `every` milliseconds too where that is given. */
export function useAnswer<Answer>(path: string | null, { every }: { every?: number } = {}): Answered<Answer> {
  const { client } = useSession();
  const [answered, setAnswered] = useState<{ path: string; value?: Answer; failure?: ApiFailure }>();
  const [times, setTimes] = useState(0);
  const reload = useCallback(() => setTimes((before) => before + 1), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `times` is there to ask again.
  useEffect(() => {
    if (path === null) return;
    const leaving = new AbortController();
    client
      .ask<Answer>(path, { signal: leaving.signal })
      .then((value) => setAnswered({ path, value }))
      .catch((failure) => {
        if (leaving.signal.aborted) return;
        setAnswered({ path, failure: failure instanceof ApiFailure ? failure : undefined });
        if (!(failure instanceof ApiFailure)) throw failure;
      });
    return () => leaving.abort();
  }, [client, path, times]);
  useEffect(() => {
    if (every === undefined) return;
    const timer = setInterval(reload, every);
    return () => clearInterval(timer);
  }, [every, reload]);
  const current = answered?.path === path ? answered : undefined;
  return { value: current?.value, failure: current?.failure, reload };
}
