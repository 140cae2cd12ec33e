import { use } from 'react';
import type { JobEventView } from '../../../../holdfast/gateway/api/views/job-view.ts';
import { LanguageContext, useWords } from '../../language/use-language.ts';

/** What a job told, the newest first, without the steps that its curve shows. */
export function JobEvents({ events }: { events: readonly JobEventView[] }) {
  const { run } = useWords();
  const { code } = use(LanguageContext);
  const time = new Intl.DateTimeFormat(code, { timeStyle: 'medium' });
  const shown = events.filter(({ data }) => data.train_loss === undefined).toReversed();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
    <ul className="events" aria-label={run.events} tabIndex={0}>
      {shown.map(({ id, created_at: at, level, message }) => (
        <li key={id}>
          <time className="quiet" dateTime={new Date(at * 1000).toISOString()}>
            {time.format(at * 1000)}
          </time>
          <span className={level}>{message}</span>
        </li>
      ))}
    </ul>
  );
}
