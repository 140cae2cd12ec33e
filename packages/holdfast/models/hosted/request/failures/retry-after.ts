/**
 * How long an endpoint asks to be left alone, in milliseconds: `retry-after-ms`, or `Retry-After` in seconds or as a
 * date (RFC 9110, 10.2.3); undefined when it does not say.
 */
export function retryAfterOf(headers: Headers, now = Date.now()): number | undefined {
  const milliseconds = Number.parseFloat(headers.get('retry-after-ms') ?? '');
  if (milliseconds >= 0) return milliseconds;
  const text = headers.get('retry-after');
  if (text === null) return undefined;
  const seconds = Number(text);
  if (text.trim() !== '' && seconds >= 0) return seconds * 1000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
