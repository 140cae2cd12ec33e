import type { ReactNode } from 'react';
import type { Answered } from '../api/use-answer.ts';
import { useWords } from '../language/use-language.ts';
import { Failure } from './failure.tsx';

/** What is made of an answer once it is there; until then, that it is waited for, or why it will not come. */
export function WithAnswer<Answer>({
  answered: { value, failure, reload },
  children,
}: {
  answered: Answered<Answer>;
  children: (value: Answer) => ReactNode;
}) {
  const { shell } = useWords();
  if (value !== undefined) return children(value);
  if (!failure) return <p className="quiet pulse">{shell.loading}</p>;
  return (
    <>
      <Failure failure={failure} />
      <button type="button" onClick={reload}>
        {shell.retry}
      </button>
    </>
  );
}
