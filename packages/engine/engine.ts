import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { EngineError, type EngineErrorCode } from './errors.ts';
import type {
  AnswerScore,
  GeneratedAnswer,
  GeneratedToken,
  GenerateOptions,
  ScoreOptions,
} from './generate/generate-options.ts';
import { forbidTelemetry } from './graph/onnx/forbid-telemetry.ts';
import type { ExampleGradient, ExampleGradientOptions } from './train/gradients/example-gradients.ts';
import type { InputSquares, InputSquaresOptions } from './train/gradients/input-squares.ts';
import type { TrainEvent } from './train/train-event.ts';
import type { TrainOptions } from './train/train-options.ts';
import { createEventQueue, type EventQueue } from './worker/event-queue.ts';
import type { Request, SentError, TaskKind, Tasks, WorkerReply } from './worker/messages.ts';

export interface EngineOptions {
  /** Threads for tensor work. Default: all cores. */
  threads?: number;
}

/**
 * A worker thread that trains, generates and scores, one task at a time, since tensor work would block this thread.
 * Several engines run side by side. Close it, or the process will not end.
 */
export class Engine {
  private readonly worker: Worker;
  private readonly exited: Promise<void>;
  private readonly open = new Map<number, EventQueue<Tasks[TaskKind]['event']>>();
  private nextId = 0;
  private stopped: EngineError | undefined;

  private constructor(worker: Worker) {
    this.worker = worker;
    worker.on('message', (reply: WorkerReply) => this.receive(reply));
    worker.on('error', (cause) => this.stop(`The engine's worker failed: ${cause.message}`, cause));
    this.exited = new Promise((resolve) => {
      worker.on('exit', () => {
        this.stop('The engine is closed.');
        resolve();
      });
    });
  }

  /** Starts an engine. */
  static async start({ threads = availableParallelism() }: EngineOptions = {}): Promise<Engine> {
    // The worker is TypeScript in a clone and JavaScript once built, as this file is.
    const entry = new URL(`./worker/worker${extname(fileURLToPath(import.meta.url))}`, import.meta.url);
    forbidTelemetry();
    // Flags that the process was started with, such as --input-type, are not for its threads.
    return new Engine(new Worker(entry, { workerData: { threads }, execArgv: [] }));
  }

  /** Trains a model; see TrainOptions. Throws EngineError; an abort writes a checkpoint, then throws the signal's reason. */
  train({ signal, ...options }: TrainOptions): AsyncIterable<TrainEvent> {
    return this.run('train', options, signal);
  }

  /** Answers prompts, in the order in which answers end; see GenerateOptions. Throws EngineError. */
  generate({ signal, ...options }: GenerateOptions): AsyncIterable<GeneratedAnswer> {
    return this.run('generate', options, signal);
  }

  /** The same, and every token as soon as it is chosen; an answer comes after its tokens. Throws EngineError. */
  generateTokens({ signal, ...options }: GenerateOptions): AsyncIterable<GeneratedToken | GeneratedAnswer> {
    return this.run('tokens', options, signal);
  }

  /** The gradient of each example by itself, projected; see ExampleGradientOptions. Throws EngineError. */
  gradients({ signal, ...options }: ExampleGradientOptions): AsyncIterable<ExampleGradient> {
    return this.run('gradients', options, signal);
  }

  /** Tells how large the inputs of each projection are on given examples; see `inputSquares`. Throws EngineError. */
  inputSquares({ signal, ...options }: InputSquaresOptions): AsyncIterable<InputSquares> {
    return this.run('squares', options, signal);
  }

  /** Scores given answers, in no promised order; see ScoreOptions. Throws EngineError. */
  score({ signal, ...options }: ScoreOptions): AsyncIterable<AnswerScore> {
    return this.run('score', options, signal);
  }

  /** Ends the worker as soon as it is between two runs of a model; tasks under way fail at once. */
  async close(): Promise<void> {
    this.stop('The engine is closed.');
    this.send({ kind: 'close' });
    await this.exited;
  }

  private async *run<Kind extends TaskKind>(
    kind: Kind,
    options: Tasks[Kind]['options'],
    signal: AbortSignal | undefined,
  ): AsyncGenerator<Tasks[Kind]['event']> {
    signal?.throwIfAborted();
    if (this.stopped) throw this.stopped;
    const id = this.nextId++;
    const queue = createEventQueue<Tasks[TaskKind]['event']>();
    this.open.set(id, queue);
    const abort = (): void => this.send({ kind: 'abort', id });
    signal?.addEventListener('abort', abort);
    let ended = false;
    try {
      this.send({ kind, id, options } as Request);
      for await (const event of queue) yield event as Tasks[Kind]['event'];
      ended = true;
    } catch (error) {
      ended = true;
      if (isAborted(error)) signal?.throwIfAborted();
      throw error;
    } finally {
      signal?.removeEventListener('abort', abort);
      this.open.delete(id);
      // A reader that turned away wants no more work done.
      if (!ended) abort();
    }
  }

  private send(request: Request): void {
    this.worker.postMessage(request);
  }

  private receive(reply: WorkerReply): void {
    const queue = this.open.get(reply.id);
    if (reply.kind === 'event') queue?.put(reply.event);
    else if (reply.kind === 'end') queue?.end();
    else queue?.fail(receivedError(reply.error));
  }

  private stop(message: string, cause?: unknown): void {
    this.stopped ??= new EngineError('runtime', message, { cause });
    for (const queue of this.open.values()) queue.fail(this.stopped);
  }
}

function receivedError({ code, aborted, message, stack }: SentError): Error {
  if (aborted) return new DOMException(message, 'AbortError');
  const error = new EngineError((code ?? 'runtime') as EngineErrorCode, message);
  error.stack = stack;
  return error;
}

function isAborted(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}
