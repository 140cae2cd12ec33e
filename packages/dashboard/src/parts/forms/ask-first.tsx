import { type ReactNode, useRef } from 'react';
import { useWords } from '../../language/use-language.ts';

/** A button for what cannot be undone: it asks before it acts. */
export function AskFirst({
  question,
  disabled = false,
  onSure,
  children,
}: {
  question: string;
  disabled?: boolean;
  onSure: () => void;
  children: ReactNode;
}) {
  const { shell } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <>
      <button
        type="button"
        className="danger"
        disabled={disabled}
        onClick={() => dialog.current?.showModal()}
      >
        {children}
      </button>
      <dialog ref={dialog} aria-label={question}>
        <p>{question}</p>
        <div className="actions">
          <button
            type="button"
            className="danger"
            onClick={() => {
              dialog.current?.close();
              onSure();
            }}
          >
            {children}
          </button>
          <button type="button" onClick={() => dialog.current?.close()}>
            {shell.cancel}
          </button>
        </div>
      </dialog>
    </>
  );
}
