import { useState } from 'react';
import { useWords } from '../../language/use-language.ts';

/** A key that is shown once, with a way to copy it. */
export function Secret({ value }: { value: string }) {
  const { keys, shell } = useWords();
  const [copied, setCopied] = useState(false);
  return (
    <div role="status">
      <p>{keys.once}</p>
      <div className="secret">
        <code>{value}</code>
        <button
          type="button"
          onClick={() => navigator.clipboard.writeText(value).then(() => setCopied(true))}
        >
          {copied ? shell.copied : shell.copy}
        </button>
      </div>
    </div>
  );
}
