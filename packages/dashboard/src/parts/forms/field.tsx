import { type ReactNode, useId } from 'react';

/** A control of a form under its label, with a line of help. */
export function Field({
  label,
  help,
  children,
}: {
  label: string;
  help?: string;
  children: (field: { id: string; 'aria-describedby': string | undefined }) => ReactNode;
}) {
  const id = useId();
  const helpId = help === undefined ? undefined : `${id}-help`;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({ id, 'aria-describedby': helpId })}
      {help !== undefined && <small id={helpId}>{help}</small>}
    </div>
  );
}
