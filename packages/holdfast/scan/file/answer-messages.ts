import { parentPort } from 'node:worker_threads';
import { HoldfastError } from '../../errors.ts';
import type { Reply } from './answering-thread.ts';

/** Answers the messages that come to this thread, in their order; the other end is `startAnsweringThread`. */
export function answerMessages<Message, Result>(
  answer: (message: Message) => Promise<Result> | Result,
): void {
  const port = parentPort;
  if (!port) throw new Error('This runs in a worker thread alone.');
  port.on('message', async (message: Message) => {
    let reply: Reply<Result>;
    try {
      reply = { kind: 'result', result: await answer(message) };
    } catch (error) {
      reply =
        error instanceof HoldfastError
          ? { kind: 'reported', code: error.code, message: error.message }
          : {
              kind: 'error',
              message: error instanceof Error ? (error.stack ?? error.message) : String(error),
            };
    }
    port.postMessage(reply);
  });
}
