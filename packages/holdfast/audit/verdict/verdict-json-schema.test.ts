import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { verdictJsonSchema } from './verdict-json-schema.ts';

test('docs/verdict.schema.json is what the code says; npm run schemas writes it', async () => {
  const file = new URL('../../../../docs/verdict.schema.json', import.meta.url);
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(verdictJsonSchema())));
});
