import type { MiddlewareHandler } from 'hono';
import { ApiError, retryAfterSeconds } from './api-error.ts';
import type { ShellLimits } from './limits.ts';
import type { Caller, ShellTypes } from './shell-types.ts';

/**
 * Turns away what comes beyond the limits, before any of it is read: requests at once, of all and of one key, and requests of
 * a key in a minute. Throws ApiError 429, which says when to come again.
 */
export function checkLoad<Who extends Caller>({
  requestsAtOnce,
  requestsAtOnceOfKey,
  requestsPerMinuteOfKey,
}: Pick<ShellLimits, 'requestsAtOnce' | 'requestsAtOnceOfKey' | 'requestsPerMinuteOfKey'>): MiddlewareHandler<
  ShellTypes<Who>
> {
  let all = 0;
  const open = new Map<string, number>();
  let minute = 0;
  let inMinute = new Map<string, number>();
  return async (context, next) => {
    const { id } = context.get('caller');
    const now = Math.floor(Date.now() / 60_000);
    if (now !== minute) {
      minute = now;
      inMinute = new Map();
    }
    const sent = (inMinute.get(id) ?? 0) + 1;
    if (sent > requestsPerMinuteOfKey) {
      const left = 60 - (Math.floor(Date.now() / 1000) % 60);
      throw tooMany(`A key may send ${requestsPerMinuteOfKey} requests a minute.`, left);
    }
    inMinute.set(id, sent);
    const own = open.get(id) ?? 0;
    if (own >= requestsAtOnceOfKey) {
      throw tooMany(`A key may have ${requestsAtOnceOfKey} requests open.`, retryAfterSeconds);
    }
    if (all >= requestsAtOnce) throw tooMany('The server is busy.', retryAfterSeconds);
    all += 1;
    open.set(id, own + 1);
    // Streams go on after the handler has returned.
    context.env.outgoing.once('close', () => {
      all -= 1;
      const rest = (open.get(id) ?? 1) - 1;
      if (rest > 0) open.set(id, rest);
      else open.delete(id);
    });
    await next();
  };
}

function tooMany(message: string, retryAfter: number): ApiError {
  return new ApiError(429, message, { code: 'rate_limit_exceeded', retryAfter });
}
