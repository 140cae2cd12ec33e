import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { exampleCell, exampleStudy } from '../fixtures/example-study.ts';
import { studySchema } from './study-schema.ts';

const published = fileURLToPath(new URL('../../../../docs/study.schema.json', import.meta.url));

test('the published schema is the current one; print-study-schema.ts makes it', async () => {
  expect(JSON.parse(await readFile(published, 'utf8'))).toEqual(studySchema());
});

test('the published schema takes a study and refuses a broken one', async () => {
  const schema = z.fromJSONSchema(JSON.parse(await readFile(published, 'utf8')));
  const study = exampleStudy(
    [{ name: 'one', title: 'One' }],
    [exampleCell('one', {}, { rate: 0.9, task: null })],
  );
  expect(schema.safeParse(study).error).toBeUndefined();
  const [cell] = study.cells;
  const { task: _, ...broken } = cell.tuned;
  expect(schema.safeParse({ ...study, cells: [{ ...cell, tuned: broken }] }).success).toBe(false);
  expect(schema.safeParse({ ...study, cells: [{ ...cell, examples: 0 }] }).success).toBe(false);
});
