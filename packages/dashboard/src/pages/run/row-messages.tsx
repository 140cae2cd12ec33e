import type { RowView } from '../../../../holdfast/gateway/run-views/row-view.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { WithAnswer } from '../../parts/with-answer.tsx';

/** The messages of a row, marked where something was found; secrets stay masked. */
export function RowMessages({ path }: { path: string }) {
  const answered = useAnswer<RowView>(path);
  return (
    <WithAnswer answered={answered}>
      {({ messages }) => (
        <blockquote>
          {messages.map(({ role, pieces }, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: messages have no other name than their place.
            <div key={place}>
              <b>{role}</b>
              {pieces.map(({ text, marked }, at) =>
                // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no other name than their place.
                marked ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>,
              )}
            </div>
          ))}
        </blockquote>
      )}
    </WithAnswer>
  );
}
