import type { ApiFailure } from '../api/api-failure.ts';
import { useWords } from '../language/use-language.ts';

/** Why something was refused, in the service's words; nothing where nothing was. */
export function Failure({ failure }: { failure: ApiFailure | undefined }) {
  const { shell } = useWords();
  if (!failure) return null;
  return (
    <p role="alert" className="failure">
      {failure.status === 0 ? shell.unreachable : failure.message}
    </p>
  );
}
