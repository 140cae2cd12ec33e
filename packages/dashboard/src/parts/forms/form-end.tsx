import type { ReactNode } from 'react';
import type { Action } from '../../api/use-action.ts';
import { Failure } from '../failure.tsx';

/** The end of a form: why it was refused, the button that sends it, and what may be done instead. */
export function FormEnd({
  action: { busy, failure },
  submit,
  children,
}: {
  action: Pick<Action, 'busy' | 'failure'>;
  submit: string;
  children?: ReactNode;
}) {
  return (
    <>
      <Failure failure={failure} />
      <div className="actions">
        <button type="submit" className="main" disabled={busy}>
          {submit}
        </button>
        {children}
      </div>
    </>
  );
}
