import { context, propagation, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { benignFile, type RunningGateway, startGateway } from '../fixtures/running-gateway.ts';
import { traceJob } from '../jobs/job-trace.ts';
import { takeJob } from '../jobs/leases.ts';

const exporter = new InMemorySpanExporter();
context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
propagation.setGlobalPropagator(new W3CTraceContextPropagator());
trace.setGlobalTracerProvider(
  new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] }),
);

let gateway: RunningGateway;
beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway.close());

test('a request goes on from the trace of whoever sends it, and a job from the request that made it', async () => {
  const { url, key, folder } = gateway;
  const file = await gateway.client().files.create({ file: await benignFile(2), purpose: 'fine-tune' });
  const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
  const headers = {
    authorization: `Bearer ${key}`,
    'content-type': 'application/json',
    traceparent: `00-${traceId}-00f067aa0ba902b7-01`,
  };
  exporter.reset();
  const body = JSON.stringify({ model: 'organism', training_file: file.id });
  const made = (await (await fetch(`${url}/fine_tuning/jobs`, { method: 'POST', headers, body })).json()) as {
    id: string;
  };
  await fetch(`${url}/files/file-of-nobody/content?secret=1`, { headers });
  const lease = await takeJob(folder.database, { worker: 'test' });
  if (!lease) throw new Error('there is a job');
  const fails = traceJob(lease.job, () => Promise.reject(new RangeError('what a row says')));
  await expect(fails).rejects.toThrow(RangeError);

  const spans = exporter.getFinishedSpans();
  const [created, refused, job] = spans;
  expect(spans.map(({ name }) => name)).toEqual([
    'POST /v1/fine_tuning/jobs',
    'GET /v1/files/:id/content',
    'holdfast.job',
  ]);
  expect(spans.map((span) => span.spanContext().traceId)).toEqual([traceId, traceId, traceId]);
  expect(created.parentSpanContext?.spanId).toBe('00f067aa0ba902b7');
  expect(created.attributes).toEqual({
    'http.request.method': 'POST',
    'url.scheme': 'http',
    'http.route': '/v1/fine_tuning/jobs',
    'http.response.status_code': 200,
  });
  expect(refused.attributes).toMatchObject({ 'http.response.status_code': 400 });
  expect(job.parentSpanContext?.spanId).toBe(created.spanContext().spanId);
  expect(job.attributes).toEqual({
    'holdfast.job.id': made.id,
    'holdfast.job.attempt': 1,
    'error.type': 'RangeError',
  });
  expect(JSON.stringify(spans.map(({ name, attributes }) => [name, attributes]))).not.toMatch(
    /nobody|secret|row/,
  );
});
