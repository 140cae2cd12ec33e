import { use } from 'react';
import { messagesIn } from '../../../holdfast/messages/messages.ts';
import type { ApiFailure } from '../api/api-failure.ts';
import { LanguageContext, useWords } from '../language/use-language.ts';

/** Why something was refused, in the reader's language where the service's words are known; nothing where nothing was. */
export function Failure({ failure }: { failure: ApiFailure | undefined }) {
  const { shell } = useWords();
  const { sentence } = messagesIn[use(LanguageContext).code].commands;
  if (!failure) return null;
  return (
    <p role="alert" className="failure">
      {failure.status === 0 ? shell.unreachable : sentence(failure.message)}
    </p>
  );
}
