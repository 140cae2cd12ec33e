import { mergeStreams } from './merge-streams.ts';

/** Events that are told from within other work, to be read between that work's own. */
export class EventQueue<Event> {
  #waiting: Event[] = [];
  #wake = (): void => undefined;
  #closed = false;

  add(event: Event): void {
    this.#waiting.push(event);
    this.#wake();
  }

  /** What a stream yields, and what is told meanwhile, until the stream ends. Throws what the stream throws. */
  async *between<Other>(stream: AsyncGenerator<Other>): AsyncGenerator<Event | Other> {
    const closing = this.#closing(stream);
    yield* mergeStreams<Event | Other>([closing, this.#events()]);
  }

  async *#closing<Other>(stream: AsyncGenerator<Other>): AsyncGenerator<Other> {
    let failure: { error: unknown } | undefined;
    try {
      yield* stream;
    } catch (error) {
      failure = { error };
    }
    this.#closed = true;
    this.#wake();
    // What was told before the failure is read first.
    while (failure && this.#waiting.length > 0) await new Promise((resolve) => setImmediate(resolve));
    if (failure) throw failure.error;
  }

  async *#events(): AsyncGenerator<Event> {
    for (;;) {
      yield* this.#waiting.splice(0);
      if (this.#waiting.length > 0) continue;
      if (this.#closed) return;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}
