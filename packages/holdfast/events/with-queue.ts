import type { EventQueue } from '@holdfast/engine';
import { mergeStreams } from './merge-streams.ts';

/**
 * What a stream yields, and what is put into a queue from within its work meanwhile, until the stream ends. Throws what the
 * stream throws, after what was put in before.
 */
export function withQueue<Event, Other>(
  queue: EventQueue<Event>,
  stream: AsyncGenerator<Other>,
): AsyncGenerator<Event | Other> {
  return mergeStreams<Event | Other>([endingQueue(queue, stream), queue[Symbol.asyncIterator]()]);
}

async function* endingQueue<Event, Other>(
  queue: EventQueue<Event>,
  stream: AsyncGenerator<Other>,
): AsyncGenerator<Other> {
  try {
    yield* stream;
  } catch (error) {
    queue.fail(error);
  } finally {
    queue.end();
  }
}
