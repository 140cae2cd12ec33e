import { Engine } from '@holdfast/engine';

/**
 * Does work with an engine where one is needed: the one that was lent, or one that is started for it and closed
 * afterwards, however the work ends.
 */
export async function* withNeededEngine<Event>(
  { lent, needed }: { lent: Engine | undefined; needed: boolean },
  work: (engine: Engine | undefined) => AsyncGenerator<Event>,
): AsyncGenerator<Event> {
  const own = needed && !lent ? await Engine.start() : undefined;
  try {
    yield* work(lent ?? own);
  } finally {
    await own?.close();
  }
}
