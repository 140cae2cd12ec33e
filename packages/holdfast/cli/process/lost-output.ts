import { stderr, stdout } from 'node:process';
import { exitCodes } from '../exit-codes.ts';

/** Whether what was printed has been lost. */
export interface LostOutput {
  readonly lost: boolean;
}

/**
 * Keeps writes that fail from ending the process with a stack trace. A reader that has seen enough, such as `head`, is no
 * fault; where output cannot be stored, as on a full disk, one line says so and the process ends with exit code 4.
 */
export function noticeLostOutput(): LostOutput {
  const state = { lost: false };
  stdout.on('error', ({ code, message }: NodeJS.ErrnoException) => {
    if (code === 'EPIPE' || state.lost) return;
    state.lost = true;
    process.exitCode = exitCodes.outside;
    stderr.write(`holdfast: the output could not be written: ${message}\n`);
  });
  // Nothing can be told where the errors themselves cannot be written.
  stderr.on('error', () => undefined);
  return state;
}
