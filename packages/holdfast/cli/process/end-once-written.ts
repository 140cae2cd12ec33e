import { stderr, stdout } from 'node:process';

/** How long a process may take to end by itself once its work is done, in milliseconds. */
const patience = 1000;

/** Ends the process once everything is written, though a connection or a timer should still be open. */
export function endOnceWritten(): void {
  const timer = setInterval(() => {
    if (stdout.writableLength === 0 && stderr.writableLength === 0) process.exit();
  }, patience);
  timer.unref();
}
