import { messagesIn } from '../../messages/messages.ts';
import type { HubEvent } from '../../models/hub/fetch-snapshot.ts';
import { hubChannel } from '../../models/hub/locate-snapshot.ts';
import { bar, type Output } from '../output.ts';

/** Shows what is fetched from the hub while a command works, whichever step needs it; the result ends it. */
export function showFetches(output: Output): () => void {
  const show = (event: unknown): void => showFetch(event as HubEvent, output);
  hubChannel.subscribe(show);
  return () => void hubChannel.unsubscribe(show);
}

/** Shows one event of a fetch. */
export function showFetch(event: HubEvent, output: Output): void {
  output.event(event);
  const { fetch } = messagesIn[output.language].commands;
  switch (event.type) {
    case 'fetch-start':
      output.line(
        fetch.start({
          name: event.name,
          commit: event.commit.slice(0, 12),
          files: event.files,
          size: megabytes(event.bytes),
        }),
      );
      return;
    case 'fetch-progress':
      output.progress(
        `${bar(event.bytes / event.total)} ${fetch.progress(megabytes(event.bytes), megabytes(event.total))}  ${event.file}`,
      );
      return;
    case 'fetch-end':
      output.line(fetch.end(event.name, event.path));
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toLocaleString('en', { maximumFractionDigits: bytes < 1e7 ? 1 : 0 })} MB`;
}
