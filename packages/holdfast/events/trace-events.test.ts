import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { context, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { beforeEach, expect, test } from 'vitest';
import { HoldfastError } from '../errors.ts';
import { guardedFetch } from '../models/hosted/request/guarded-fetch.ts';
import { traceEvents } from './trace-events.ts';

const exporter = new InMemorySpanExporter();
context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
trace.setGlobalTracerProvider(
  new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] }),
);
beforeEach(() => exporter.reset());

/** The spans that have ended, in their order, each with the name of the one that it stands beneath. */
function ended(): { name: string; beneath: string | undefined; attributes: object; status: number }[] {
  const spans = exporter.getFinishedSpans();
  return spans.map(({ name, attributes, status, parentSpanContext }) => ({
    name,
    beneath: spans.find((span) => span.spanContext().spanId === parentSpanContext?.spanId)?.name,
    attributes,
    status: status.code,
  }));
}

test('requests stand beneath the step that makes them, and the step beneath the run, without content', async () => {
  const server = createServer((_, response) => response.writeHead(429).end('what a model said'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  async function* step(): AsyncGenerator<number, string> {
    yield 1;
    const options = { method: 'POST', body: 'what it was asked' };
    await (await guardedFetch(`http://127.0.0.1:${port}/v1?key=secret`, options)).text();
    yield 2;
    return 'done';
  }
  const audit = traceEvents(step(), { name: 'holdfast.audit' });
  const seen: number[] = [];
  for await (const event of traceEvents(audit, { name: 'holdfast.run' })) seen.push(event);
  server.close();
  expect(seen).toEqual([1, 2]);
  expect(ended()).toMatchObject([
    {
      name: 'POST',
      beneath: 'holdfast.audit',
      status: 2,
      attributes: {
        'server.address': '127.0.0.1',
        'server.port': port,
        'http.response.status_code': 429,
        'error.type': '429',
      },
    },
    { name: 'holdfast.audit', beneath: 'holdfast.run', status: 0 },
    { name: 'holdfast.run', beneath: undefined, status: 0 },
  ]);
  expect(JSON.stringify(ended())).not.toMatch(/what|secret/);
});

test('a step that fails is told by the kind of its error alone, and one that nobody follows to its end is ended', async () => {
  let closed = false;
  async function* step(): AsyncGenerator<number> {
    try {
      yield 1;
      throw new HoldfastError('model-failed', 'the model said something long');
    } finally {
      closed = true;
    }
  }
  const follow = async (): Promise<void> => {
    for await (const _ of traceEvents(step(), { name: 'holdfast.tune' }));
  };
  await expect(follow()).rejects.toThrow('something long');
  for await (const _ of traceEvents(step(), { name: 'left' })) break;
  expect(closed).toBe(true);
  expect(ended()).toMatchObject([
    { name: 'holdfast.tune', status: 2, attributes: { 'error.type': 'model-failed' } },
    { name: 'left', status: 0 },
  ]);
  expect(JSON.stringify(ended())).not.toContain('something long');
});
