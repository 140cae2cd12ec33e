import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { runConfigJsonSchema } from './run-schema.ts';

test('docs/holdfast.schema.json is what the code says; npm run schemas writes it', async () => {
  const file = new URL('../../../../docs/holdfast.schema.json', import.meta.url);
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(runConfigJsonSchema())));
});
