import { pause } from '../../events/pause.ts';
import { RequestFailure } from '../hosted/request/failures/request-failure.ts';
import { Outage } from './outage.ts';

/** The first time between two looks, in milliseconds, and how it grows. */
const firstInterval = 1000;
const growth = 1.3;

/** What a look at a job has shown, or why it showed nothing. */
export type Sight<State> =
  | { state: State; unreachable?: undefined }
  | { unreachable: RequestFailure; state?: undefined };

/**
 * Looks at a job that goes on elsewhere, again and again, until whoever reads has seen enough. A service that is out of
 * reach is told of once and asked again for as long as patience lasts. Throws RequestFailure, what `look` throws besides,
 * and the signal's reason on abort.
 */
export async function* watchJob<State>({
  look,
  interval,
  patience,
  signal,
}: {
  look: () => Promise<State>;
  /** The longest time between two looks, in milliseconds; the first ones come sooner. */
  interval: number;
  /** How long the service may be out of reach, in milliseconds. */
  patience: number;
  signal: AbortSignal | undefined;
}): AsyncGenerator<Sight<State>> {
  const outage = new Outage(patience);
  let wait = Math.min(firstInterval, interval);
  for (;;) {
    const sight = await lookOnce(look, signal);
    if (sight.unreachable === undefined) {
      outage.ends();
      yield sight;
    } else if (outage.begins(sight.unreachable)) {
      yield sight;
    }
    await pause(Math.max(wait, sight.unreachable?.retryAfter ?? 0), signal);
    wait = Math.min(interval, wait * growth);
  }
}

async function lookOnce<State>(
  look: () => Promise<State>,
  signal: AbortSignal | undefined,
): Promise<Sight<State>> {
  try {
    return { state: await look() };
  } catch (error) {
    signal?.throwIfAborted();
    if (!(error instanceof RequestFailure) || isFinal(error)) throw error;
    return { unreachable: error };
  }
}

function isFinal({ kind }: RequestFailure): boolean {
  return ['unauthorized', 'rejected', 'out-of-credit', 'misconfigured'].includes(kind);
}
