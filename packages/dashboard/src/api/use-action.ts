import { useState } from 'react';
import { ApiFailure } from './api-failure.ts';

/** Something that a person sets off: whether it is under way, and why it was refused. */
export interface Action {
  busy: boolean;
  failure: ApiFailure | undefined;
  run: (work: () => Promise<unknown>) => Promise<void>;
}

/** Carries out what a person sets off, one at a time. */
export function useAction(): Action {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ApiFailure>();
  return {
    busy,
    failure,
    async run(work) {
      if (busy) return;
      setBusy(true);
      setFailure(undefined);
      try {
        await work();
      } catch (error) {
        if (!(error instanceof ApiFailure)) throw error;
        setFailure(error);
      } finally {
        setBusy(false);
      }
    },
  };
}
