import { stderr, stdout } from 'node:process';
import { onStarterGone } from './starter.ts';

/** Whoever sends SIGTERM waits for a moment only; a person has Ctrl-C again. Milliseconds. */
const graceOfTermination = 1000;
const endOfTermination = 1700;

/** The reason of an abort that the user asked for. */
export class Interrupted extends Error {
  /** How long requests that are paid for may still take, in milliseconds, where that is not for others to say. */
  readonly graceMilliseconds: number | undefined;

  constructor({ graceMilliseconds }: { graceMilliseconds?: number } = {}) {
    super('stopped; start the same command again to go on from here');
    this.name = 'Interrupted';
    this.graceMilliseconds = graceMilliseconds;
  }
}

/** The reason of an abort because nobody reads the output any more, such as `head` that has seen enough. */
export class ReaderGone extends Error {
  constructor() {
    super('stopped, since the output is not read any more');
    this.name = 'ReaderGone';
  }
}

/** Ends the process as the signal by itself would: leaving in order would cut off a thread in the middle of its work. */
function end(signal: 'SIGINT' | 'SIGTERM'): void {
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
}

/**
 * A signal that aborts at the first Ctrl-C or SIGTERM, when npx has gone that started the command, or when nobody reads the output
 * any more, so that work is put away. At the second Ctrl-C the process ends at once, and within two seconds of SIGTERM whatever
 * it is waiting for, unless it `drains`: nothing that was finished is lost. Call `release` when there is
 * nothing left to put away.
 */
export function abortOnInterrupt({ drains = false } = {}): { signal: AbortSignal; release: () => void } {
  const controller = new AbortController();
  const interrupt = (): void => {
    if (controller.signal.aborted) end('SIGINT');
    else controller.abort(new Interrupted());
  };
  const terminate = (): void => {
    controller.abort(new Interrupted({ graceMilliseconds: graceOfTermination }));
    if (!drains) setTimeout(() => end('SIGTERM'), endOfTermination).unref();
  };
  const leave = ({ code }: NodeJS.ErrnoException): void => {
    if (code === 'EPIPE') controller.abort(new ReaderGone());
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', terminate);
  const endLooking = onStarterGone(() => {
    // It may have gone because of the same Ctrl-C.
    if (!controller.signal.aborted) terminate();
  });
  for (const stream of [stdout, stderr]) stream.on('error', leave);
  return {
    signal: controller.signal,
    release: () => {
      endLooking();
      process.off('SIGINT', interrupt);
      process.off('SIGTERM', terminate);
      for (const stream of [stdout, stderr]) stream.off('error', leave);
    },
  };
}
