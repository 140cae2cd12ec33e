import {
  context as active,
  propagation,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import type { Context, Next } from 'hono';
import { matchedRoutes } from 'hono/route';
import { version } from '../../version.ts';
import type { Caller, ShellTypes } from './shell-types.ts';

/**
 * Answers a request under a span of OpenTelemetry, with the attributes of its semantic conventions for HTTP servers: the route's
 * pattern, and neither the path, which names things of tenants, nor the query. It goes on from a `traceparent` header (W3C Trace
 * Context) and lasts until the connection has all of the answer.
 */
export async function traceRequests<Who extends Caller>(
  context: Context<ShellTypes<Who>>,
  next: Next,
): Promise<void> {
  const { method } = context.req;
  const parent = propagation.extract(ROOT_CONTEXT, context.req.header());
  const attributes = {
    'http.request.method': method,
    'url.scheme': new URL(context.req.url).protocol.slice(0, -1),
  };
  const span = trace
    .getTracer('holdfast', version())
    .startSpan(method, { kind: SpanKind.SERVER, attributes }, parent);
  const { outgoing } = context.env;
  outgoing.once('close', () => {
    // The most particular of those that match, also where what comes before it turns the request away.
    const route = matchedRoutes(context).at(-1)?.path ?? '*';
    const { statusCode: status } = outgoing;
    span.updateName(`${method} ${route}`);
    span.setAttributes({ 'http.route': route, 'http.response.status_code': status });
    if (status >= 500)
      span.setAttribute('error.type', String(status)).setStatus({ code: SpanStatusCode.ERROR });
    span.end();
  });
  await active.with(trace.setSpan(parent, span), next);
}
