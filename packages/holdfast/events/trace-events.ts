import { type Attributes, context, trace } from '@opentelemetry/api';
import { version } from '../version.ts';
import { failSpan } from './fail-span.ts';

/**
 * Tells events on under a span of OpenTelemetry, which lasts until they end; what is done for them meanwhile, such as a request,
 * stands beneath it. Spans go where the program's OpenTelemetry SDK sends them, and nowhere where there is none. They hold names,
 * counts and kinds of failure, and never what a model was asked or said.
 */
export async function* traceEvents<Event, Result>(
  events: AsyncGenerator<Event, Result>,
  { name, attributes }: { name: string; attributes?: Attributes },
): AsyncGenerator<Event, Result> {
  const span = trace.getTracer('holdfast', version()).startSpan(name, { attributes });
  const within = trace.setSpan(context.active(), span);
  try {
    for (;;) {
      const next = await context.with(within, () => events.next());
      if (next.done) return next.value;
      yield next.value;
    }
  } catch (error) {
    failSpan(span, error);
    throw error;
  } finally {
    // Of events that have ended already this does nothing.
    await context.with(within, () => events.return(undefined as never));
    span.end();
  }
}
