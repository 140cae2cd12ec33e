import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type SpecifiedRoute,
  specificationErrors,
  specifiedRoutes,
  specifiedSchema,
} from '../models/hosted/openai/fixtures/openai-schemas.ts';
import { benignFile, type RunningGateway, startGateway } from './fixtures/running-gateway.ts';
import { valuesOfSchema } from './fixtures/values-of-schema.ts';

let gateway: RunningGateway;
/** Names of things that are there, by the parameter of a path. */
let names: Record<string, string>;
beforeAll(async () => {
  gateway = await startGateway();
  const client = gateway.client();
  const { id: file } = await client.files.create({ file: await benignFile(2), purpose: 'fine-tune' });
  const job = await client.fineTuning.jobs.create({ model: 'organism', training_file: file });
  const upload = await client.uploads.create({
    filename: 'x.jsonl',
    purpose: 'fine-tune',
    bytes: 10,
    mime_type: 'application/jsonl',
  });
  names = { file_id: file, fine_tuning_job_id: job.id, upload_id: upload.id, model: 'organism' };
});
afterAll(() => gateway.close());

interface Sent {
  path: string;
  body: string | FormData | undefined;
  headers: Record<string, string>;
}

/** Requests to a route as the specification describes them, with what it does not in between. */
function requestsTo({ path, query, body }: SpecifiedRoute): fc.Arbitrary<Sent> {
  const text = fc.string({ minLength: 1, maxLength: 40, unit: 'binary' });
  const parameters = [...path.matchAll(/\{(.+?)\}/g)].map(([, name]) => name);
  const inPath = fc.tuple(...parameters.map((name) => fc.oneof(fc.constant(names[name] ?? 'none'), text)));
  const inQuery = fc
    .subarray(query)
    .chain((chosen) =>
      fc.record(Object.fromEntries(chosen.map(({ name, schema }) => [name, valuesOfSchema(schema)]))),
    );
  const inBody = body?.schema ? valuesOfSchema(specifiedSchema(body.schema)) : fc.jsonValue();
  return fc.record({ inPath, inQuery, inBody }).map(({ inPath: given, inQuery: asked, inBody: sent }) => {
    const filled = parameters.reduce(
      (text, name, place) => text.replace(`{${name}}`, () => encodeURIComponent(given[place])),
      path,
    );
    const search = new URLSearchParams(
      Object.entries(asked).map(([name, value]): [string, string] => [name, wordOf(value)]),
    );
    return {
      path: search.size === 0 ? filled : `${filled}?${search}`,
      ...(body ? contentOf(sent, body.type) : { body: undefined, headers: {} }),
    };
  });
}

function contentOf(value: unknown, type: string | undefined): Pick<Sent, 'body' | 'headers'> {
  if (type !== 'multipart/form-data') {
    return { body: JSON.stringify(value), headers: { 'content-type': 'application/json' } };
  }
  const form = new FormData();
  for (const [name, part] of Object.entries(Object(value))) {
    if (name === 'file' || name === 'data') form.set(name, new Blob([wordOf(part)]), 'rows.jsonl');
    else form.set(name, wordOf(part));
  }
  return { body: form, headers: {} };
}

function wordOf(value: unknown): string {
  return (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).toWellFormed();
}

test.each(specifiedRoutes.map((route) => [route.method, route.path, route] as const))(
  'whatever is sent to %s %s, the answer is as specified, or an error that is told',
  async (method, _, route) => {
    await fc.assert(
      fc.asyncProperty(requestsTo(route), async ({ path, body, headers }) => {
        const response = await fetch(`${gateway.url}${path}`, {
          method,
          body,
          headers: { ...headers, authorization: `Bearer ${gateway.key}` },
        });
        const text = await response.text();
        expect(response.status).toBeLessThan(500);
        if (response.status >= 400) {
          expect(specificationErrors('ErrorResponse', JSON.parse(text))).toEqual([]);
        } else if (route.reply.schema && response.headers.get('content-type')?.includes('application/json')) {
          expect(specificationErrors(route.reply.schema, JSON.parse(text))).toEqual([]);
        }
      }),
      { numRuns: 25 },
    );
  },
);

test.each(specifiedRoutes.filter(({ method }) => method === 'GET').map(({ path }) => path))(
  'a parameter of a query that %s does not heed is refused by its name',
  async (path) => {
    const filled = path.replaceAll(/\{(.+?)\}/g, (_, name) => names[name] ?? 'none');
    const { status, body } = await gateway.ask(`${filled}?unheard_of=1`);
    expect([status, body.error.param]).toEqual([400, 'unheard_of']);
  },
);
