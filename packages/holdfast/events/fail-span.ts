import { type Span, SpanStatusCode } from '@opentelemetry/api';

/** Marks a span as failed by the kind of error alone, since a message may quote what a model said. */
export function failSpan(span: Span, error: unknown): void {
  span.setAttribute('error.type', kindOf(error));
  span.setStatus({ code: SpanStatusCode.ERROR });
}

function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
