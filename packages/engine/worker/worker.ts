import { parentPort, workerData } from 'node:worker_threads';
import { EngineError } from '../errors.ts';
import { openDecoder } from '../generate/decoder.ts';
import { generate, generateTokens } from '../generate/generate.ts';
import { openScorer, score } from '../generate/score.ts';
import { exampleGradients } from '../train/gradients/example-gradients.ts';
import { inputSquares } from '../train/gradients/input-squares.ts';
import { train } from '../train/train.ts';
import type { Request, SentError, WorkerReply } from './messages.ts';
import { createSessionCache } from './session-cache.ts';

const { threads } = workerData as { threads: number };
const port = parentPort;
if (!port) throw new Error('The engine worker runs in a worker thread alone.');
const reply = (message: WorkerReply): void => port.postMessage(message);

const decoders = createSessionCache((model) => openDecoder(model, { threads }));
const scorers = createSessionCache((model) => openScorer(model, { threads }));
const aborts = new Map<number, AbortController>();
// One task at a time: tensor work fills the threads anyway.
let queue = Promise.resolve();

port.on('message', (request: Request) => {
  if (request.kind === 'abort') {
    aborts.get(request.id)?.abort();
    return;
  }
  if (request.kind === 'close') {
    for (const abort of aborts.values()) abort.abort();
    // Between two runs of a session: one that is cut off in the middle takes the whole process with it.
    queue.then(() => process.exit());
    return;
  }
  const abort = new AbortController();
  aborts.set(request.id, abort);
  queue = queue.then(async () => {
    try {
      for await (const event of events(request, abort.signal))
        reply({ kind: 'event', id: request.id, event });
      reply({ kind: 'end', id: request.id });
    } catch (error) {
      reply({ kind: 'error', id: request.id, error: sentError(error, abort.signal) });
    } finally {
      aborts.delete(request.id);
    }
  });
});

async function* events(request: Exclude<Request, { kind: 'abort' | 'close' }>, signal: AbortSignal) {
  signal.throwIfAborted();
  switch (request.kind) {
    case 'train':
      await decoders.releaseLarge();
      await scorers.releaseLarge();
      yield* train({ ...request.options, signal }, { threads });
      return;
    case 'gradients':
      yield* exampleGradients({ ...request.options, signal }, { threads });
      return;
    case 'squares':
      yield* inputSquares({ ...request.options, signal }, { threads });
      return;
    case 'generate':
      yield* generate(await decoders.open(request.options), { ...request.options, signal });
      return;
    case 'tokens':
      yield* generateTokens(await decoders.open(request.options), { ...request.options, signal });
      return;
    case 'score':
      yield* score(await scorers.open(request.options), { ...request.options, signal });
      return;
  }
}

function sentError(error: unknown, signal: AbortSignal): SentError {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  return {
    code: error instanceof EngineError ? error.code : undefined,
    aborted: signal.aborted && !(error instanceof EngineError),
    message,
    stack: stack ?? '',
  };
}
