import { useEffect, useState } from 'react';
import type { JobEventView } from '../../../../holdfast/gateway/api/views/job-view.ts';
import { serverSentEvents } from '../../api/server-sent-events.ts';
import { useSession } from '../../session/session.ts';

/** Between two tries to follow a job whose stream broke off, in milliseconds. */
const retryEvery = 2000;

/**
 * What a job has told, the oldest first, and what it goes on to tell; `onEnd` is called once it has told everything. Of a long
 * story only the end is loaded: the figures of earlier steps are in its run.
 */
export function useJobEvents(job: string | null, onEnd: () => void): readonly JobEventView[] {
  const { client } = useSession();
  const [events, setEvents] = useState<readonly JobEventView[]>([]);
  useEffect(() => {
    if (job === null) return;
    const leaving = new AbortController();
    const { signal } = leaving;
    const follow = async (): Promise<void> => {
      const path = `/fine_tuning/jobs/${job}/events`;
      const { data } = await client.ask<{ data: JobEventView[] }>(`${path}?limit=200`, { signal });
      setEvents(data.toReversed());
      const after = data[0] ? `&after=${data[0].id}` : '';
      const response = await client.open(`${path}?stream=true${after}`, { signal });
      const text = response.body?.pipeThrough(new TextDecoderStream());
      if (!text) return;
      for await (const event of serverSentEvents(piecesOf(text))) {
        if (event === '[DONE]') return onEnd();
        setEvents((before) => [...before, JSON.parse(event)]);
      }
      throw new TypeError('the stream broke off');
    };
    const keepFollowing = (): void => {
      follow().catch(() => {
        if (!signal.aborted) setTimeout(() => signal.aborted || keepFollowing(), retryEvery);
      });
    };
    keepFollowing();
    return () => leaving.abort();
  }, [client, job, onEnd]);
  return events;
}

/** The pieces of a stream; not every browser lets one loop over it. */
async function* piecesOf(stream: ReadableStream<string>): AsyncGenerator<string> {
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}
