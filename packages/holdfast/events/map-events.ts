/**
 * What a stream yields, told otherwise; what `map` returns undefined for is left out. Returns what the stream returns, and
 * ends the stream where `map` throws or the reader stops.
 */
export async function* mapEvents<From, To, Result>(
  events: AsyncGenerator<From, Result>,
  map: (event: From) => To | undefined,
): AsyncGenerator<To, Result> {
  try {
    for (;;) {
      const next = await events.next();
      if (next.done) return next.value;
      const event = map(next.value);
      if (event !== undefined) yield event;
    }
  } finally {
    // Of a stream that has ended already this does nothing.
    await events.return(undefined as never);
  }
}

/** Reads a stream to its end, telling each event. Returns what the stream returns. */
export async function followEvents<Event, Result>(
  events: AsyncGenerator<Event, Result>,
  tell: (event: Event) => void,
): Promise<Result> {
  const silent = mapEvents(events, (event) => {
    tell(event);
    return undefined;
  });
  for (;;) {
    const next = await silent.next();
    if (next.done) return next.value;
  }
}
