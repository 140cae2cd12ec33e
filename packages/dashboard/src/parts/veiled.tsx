import { type ReactNode, useState } from 'react';
import { useWords } from '../language/use-language.ts';

/** Text that nobody has to read by accident: blurred, and silent for ears, until it is asked for. */
export function Veiled({ children }: { children: ReactNode }) {
  const { shell } = useWords();
  const [shown, setShown] = useState(false);
  return (
    <>
      <div className={shown ? undefined : 'veiled'} inert={!shown}>
        {children}
      </div>
      <button type="button" className="plain" aria-expanded={shown} onClick={() => setShown(!shown)}>
        {shown ? shell.hide : shell.show}
      </button>
    </>
  );
}
