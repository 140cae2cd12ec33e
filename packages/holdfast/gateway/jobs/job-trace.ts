import { context as active, propagation, ROOT_CONTEXT, SpanKind, trace } from '@opentelemetry/api';
import { failSpan } from '../../events/fail-span.ts';
import { version } from '../../version.ts';
import type { Job } from './job.ts';

/** The span that is open now, as a `traceparent` header names it (W3C Trace Context); null without one. */
export function openTrace(): string | null {
  const carrier: { traceparent?: string } = {};
  propagation.inject(active.active(), carrier);
  return carrier.traceparent ?? null;
}

/**
 * Carries a job out under a span of OpenTelemetry that stands beneath the request that made the job, whichever machine that came
 * to. Each worker that has the job adds one. Returns and throws what `work` does.
 */
export async function traceJob<Result>(
  { id, trace: traceparent, attempts }: Job,
  work: () => Promise<Result>,
): Promise<Result> {
  const parent = propagation.extract(ROOT_CONTEXT, { traceparent: traceparent ?? undefined });
  const attributes = { 'holdfast.job.id': id, 'holdfast.job.attempt': attempts };
  const span = trace
    .getTracer('holdfast', version())
    .startSpan('holdfast.job', { kind: SpanKind.CONSUMER, attributes }, parent);
  try {
    return await active.with(trace.setSpan(parent, span), work);
  } catch (error) {
    failSpan(span, error);
    throw error;
  } finally {
    span.end();
  }
}
