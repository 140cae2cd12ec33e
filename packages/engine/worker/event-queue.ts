/** Events that one side puts in and the other takes out, in order. */
export interface EventQueue<Event> {
  put(event: Event): void;
  /** No more events come. */
  end(): void;
  /** Whoever takes events out gets this error after those that are waiting. */
  fail(error: unknown): void;
  [Symbol.asyncIterator](): AsyncGenerator<Event>;
}

/** Makes an empty queue, for one reader. */
export function createEventQueue<Event>(): EventQueue<Event> {
  const waiting: Event[] = [];
  let wake = (): void => undefined;
  let closed: { error?: unknown } | undefined;
  const close = (reason: { error?: unknown }): void => {
    closed ??= reason;
    wake();
  };
  return {
    put(event) {
      waiting.push(event);
      wake();
    },
    end: () => close({}),
    fail: (error) => close({ error }),
    async *[Symbol.asyncIterator]() {
      for (;;) {
        yield* waiting.splice(0);
        if (waiting.length > 0) continue;
        if (closed) {
          if ('error' in closed) throw closed.error;
          return;
        }
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
  };
}
