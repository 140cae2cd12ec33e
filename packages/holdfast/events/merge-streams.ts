/** What several streams yield, as it comes. When one fails the others are ended before the failure is thrown. */
export async function* mergeStreams<Value>(streams: readonly AsyncGenerator<Value>[]): AsyncGenerator<Value> {
  const next = (stream: AsyncGenerator<Value>) => stream.next().then((result) => ({ stream, result }));
  const waiting = new Map(streams.map((stream) => [stream, next(stream)]));
  try {
    while (waiting.size > 0) {
      const { stream, result } = await Promise.race(waiting.values());
      if (result.done) {
        waiting.delete(stream);
        continue;
      }
      waiting.set(stream, next(stream));
      yield result.value;
    }
  } finally {
    const left = [...waiting.keys()];
    await Promise.allSettled([...waiting.values(), ...left.map((stream) => stream.return(undefined))]);
  }
}
