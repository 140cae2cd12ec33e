import { stderr, stdout } from 'node:process';

/** The reason of an abort that the user asked for. */
export class Interrupted extends Error {
  constructor() {
    super('stopped; start the same command again to go on from here');
    this.name = 'Interrupted';
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
function end(): void {
  process.removeAllListeners('SIGINT');
  process.kill(process.pid, 'SIGINT');
}

/**
 * A signal that aborts at the first Ctrl-C or SIGTERM, or when nobody reads the output any more, so that work is put away; at
 * the second Ctrl-C the process ends at once. Call `release` when there is nothing left to put away.
 */
export function abortOnInterrupt(): { signal: AbortSignal; release: () => void } {
  const controller = new AbortController();
  const stop = (): void => {
    if (controller.signal.aborted) end();
    else controller.abort(new Interrupted());
  };
  const leave = ({ code }: NodeJS.ErrnoException): void => {
    if (code === 'EPIPE') controller.abort(new ReaderGone());
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  // After the release there is nothing to put away, and a write that fails is still no reason to end with a stack trace.
  for (const stream of [stdout, stderr]) stream.on('error', leave);
  return {
    signal: controller.signal,
    release: () => {
      process.off('SIGINT', stop);
      process.off('SIGTERM', stop);
    },
  };
}
