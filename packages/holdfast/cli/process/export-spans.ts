import { warn } from '../../events/warn.ts';
import type { Environment } from '../../models/environment.ts';

/** What has to be installed for it. */
const packages = ['context-async-hooks', 'core', 'exporter-trace-otlp-http', 'resources', 'sdk-trace'];

/**
 * Sends the spans of a command to the collector that OpenTelemetry's own variable `OTEL_EXPORTER_OTLP_ENDPOINT` names, under the
 * service name of `OTEL_SERVICE_NAME`, else `holdfast`. Returns what sends the last of them. Nobody is asked where it names none;
 * without OpenTelemetry's packages, which are optional, a warning says how they are installed.
 */
export async function exportSpans(environment: Environment = process.env): Promise<() => Promise<void>> {
  if (!environment.OTEL_EXPORTER_OTLP_ENDPOINT?.trim()) return async () => undefined;
  try {
    const [
      api,
      { AsyncLocalStorageContextManager },
      { W3CTraceContextPropagator },
      { OTLPTraceExporter },
      resources,
      sdk,
    ] = await Promise.all([
      import('@opentelemetry/api'),
      import('@opentelemetry/context-async-hooks'),
      import('@opentelemetry/core'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/resources'),
      import('@opentelemetry/sdk-trace'),
    ]);
    const service = environment.OTEL_SERVICE_NAME?.trim() || 'holdfast';
    const provider = new sdk.TracerProvider({
      resource: resources.resourceFromAttributes({ 'service.name': service }),
      spanProcessors: [new sdk.BatchSpanProcessor({ exporter: new OTLPTraceExporter() })],
    });
    api.propagation.setGlobalPropagator(new W3CTraceContextPropagator());
    api.context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
    api.trace.setGlobalTracerProvider(provider);
    return () => provider.shutdown().catch((error) => warn(`Spans were not all sent: ${String(error)}`));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    const names = packages.map((name) => `@opentelemetry/${name}`).join(' ');
    warn(`No spans are sent: OpenTelemetry's packages are missing; npm install ${names}`);
    return async () => undefined;
  }
}
