/** Options of `inParallel`. */
export interface ParallelOptions<Job, Worker, Event> {
  jobs: readonly Job[];
  /** Each carries out one job at a time; there is at least one. */
  workers: readonly Worker[];
  /** What a worker does with a job. What it throws ends everything. */
  carryOut: (job: Job, worker: Worker, signal: AbortSignal) => AsyncIterable<Event>;
  signal?: AbortSignal | undefined;
}

/**
 * Carries out jobs, as many at a time as there are workers, begun in their order; the events come as they happen. When
 * a job throws, the signal aborts or the reader stops early, the running jobs are aborted and waited for.
 */
export async function* inParallel<Job, Worker, Event>({
  jobs,
  workers,
  carryOut,
  signal,
}: ParallelOptions<Job, Worker, Event>): AsyncGenerator<Event> {
  const stop = new AbortController();
  const either = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal;
  const open = [...jobs];
  const events: Event[] = [];
  const failures: unknown[] = [];
  let running = workers.length;
  let wake = () => {};

  const work = async (worker: Worker): Promise<void> => {
    try {
      for (let job = open.shift(); job !== undefined && !either.aborted; job = open.shift()) {
        for await (const event of carryOut(job, worker, either)) {
          events.push(event);
          wake();
        }
      }
    } catch (failure) {
      failures.push(failure);
      stop.abort(failure);
    }
    running--;
    wake();
  };

  signal?.throwIfAborted();
  const ended = Promise.all(workers.map(work));
  try {
    for (;;) {
      for (let event = events.shift(); event !== undefined; event = events.shift()) yield event;
      if (running === 0) break;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  } finally {
    stop.abort();
    await ended;
  }
  signal?.throwIfAborted();
  if (failures.length > 0) throw failures[0];
}
