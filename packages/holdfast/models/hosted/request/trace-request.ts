import { SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { failSpan } from '../../../events/fail-span.ts';
import { version } from '../../../version.ts';

/**
 * Sends a request under a span of OpenTelemetry, with the attributes of its semantic conventions for HTTP clients, the path and
 * the query left out: some vendors take keys there. Returns and throws what `send` does.
 */
export function traceRequest(
  { method, url }: { method: string; url: string },
  send: () => Promise<Response>,
): Promise<Response> {
  const address = URL.parse(url);
  const attributes = {
    'http.request.method': method,
    'server.address': address?.hostname,
    'server.port': Number(address?.port) || (address?.protocol === 'http:' ? 80 : 443),
  };
  const tracer = trace.getTracer('holdfast', version());
  return tracer.startActiveSpan(method, { kind: SpanKind.CLIENT, attributes }, async (span) => {
    try {
      const response = await send();
      span.setAttribute('http.response.status_code', response.status);
      if (response.status >= 400) {
        span.setAttribute('error.type', String(response.status));
        span.setStatus({ code: SpanStatusCode.ERROR });
      }
      return response;
    } catch (error) {
      failSpan(span, error);
      throw error;
    } finally {
      span.end();
    }
  });
}
