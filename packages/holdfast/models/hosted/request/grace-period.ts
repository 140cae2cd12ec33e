/** How long requests that are under way may still take once a person has stopped the work: they are paid for. */
const graceMilliseconds = 10_000;

/**
 * A signal that aborts with the same reason as the given one, a grace period later; a reason may say how long that is
 * (`graceMilliseconds`).
 */
export function withGracePeriod(signal: AbortSignal, milliseconds = graceMilliseconds): AbortSignal {
  const late = new AbortController();
  const abortLater = (): void => {
    const { reason } = signal as { reason: { graceMilliseconds?: number } | undefined };
    setTimeout(() => late.abort(reason), reason?.graceMilliseconds ?? milliseconds).unref();
  };
  if (signal.aborted) abortLater();
  else signal.addEventListener('abort', abortLater, { once: true });
  return late.signal;
}
