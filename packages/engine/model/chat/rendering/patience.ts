/** What `Atomics.wait` says. */
export type Waited = 'ok' | 'not-equal' | 'timed-out';

/** The longest that is waited at a time, in milliseconds. */
const slice = 1000;

/**
 * Waits in short slices, as many as make up the milliseconds of `patience`, until something other than a timeout is said. The clock
 * also goes on while a process is suspended (Ctrl-Z, a debugger), with all of its threads; so that costs one slice, not all of the
 * patience.
 */
export function waitPatiently(wait: (milliseconds: number) => Waited, patience: number): Waited {
  for (let slices = Math.ceil(patience / slice); slices > 0; slices--) {
    const waited = wait(slice);
    if (waited !== 'timed-out') return waited;
  }
  return 'timed-out';
}
