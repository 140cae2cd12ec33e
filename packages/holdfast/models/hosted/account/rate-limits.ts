/** What an endpoint says of its rate limit: how many requests are left, and when the allowance is whole again. */
export interface RateLimits {
  limit: number;
  remaining: number;
  /** Milliseconds until `remaining` is `limit` again, if nothing is asked. */
  reset: number;
}

const units: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/**
 * Reads the request limits from a reply's headers: `x-ratelimit-*-requests` with durations such as `1m30s` or `20ms`
 * (OpenAI and most that follow it) and `anthropic-ratelimit-requests-*` with dates. Undefined when there are none.
 */
export function rateLimitsOf(headers: Headers, now = Date.now()): RateLimits | undefined {
  for (const prefix of ['x-ratelimit', 'anthropic-ratelimit'] as const) {
    const read = (what: string): string =>
      headers.get(prefix === 'x-ratelimit' ? `${prefix}-${what}-requests` : `${prefix}-requests-${what}`) ??
      '';
    const limit = Number.parseInt(read('limit'), 10);
    const remaining = Number.parseInt(read('remaining'), 10);
    const reset = millisecondsOf(read('reset'), now);
    if (limit > 0 && remaining >= 0 && reset !== undefined) return { limit, remaining, reset };
  }
  return undefined;
}

function millisecondsOf(text: string, now: number): number | undefined {
  if (text === '') return undefined;
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|[smhd])/g)];
  if (parts.length > 0 && parts.map(([whole]) => whole).join('') === text) {
    return parts.reduce((sum, [, value, unit]) => sum + Number(value) * units[unit], 0);
  }
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/**
 * Milliseconds to wait before the next request so that the allowance is not overdrawn: none while more is left than
 * `running` requests may still take, else the time in which the endpoint hands out one more.
 */
export function pauseFor({ limit, remaining, reset }: RateLimits, running: number): number {
  if (remaining > running) return 0;
  return reset / Math.max(1, limit - remaining);
}
