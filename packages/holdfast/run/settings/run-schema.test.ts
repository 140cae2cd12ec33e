import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { shapeOf } from '../../settings/list-settings.ts';
import { aboutSetting } from '../../settings/setting.ts';
import { runConfigSchema } from './run-config.ts';
import { runConfigJsonSchema } from './run-schema.ts';
import { settingsPage } from './settings-page.ts';

const docs = (name: string) => readFile(new URL(`../../../../docs/${name}`, import.meta.url), 'utf8');

test('docs/holdfast.schema.json is what the code says; npm run schemas writes it', async () => {
  const schema = JSON.parse(await docs('holdfast.schema.json'));
  expect(schema).toEqual(JSON.parse(JSON.stringify(runConfigJsonSchema())));
});

test('docs/settings.md is what the code says; npm run schemas writes it', async () => {
  // The formatter pads the columns of tables.
  const bare = (page: string) => page.replaceAll(/ *\| */g, '|').replaceAll(/-{3,}/g, '---');
  expect(bare(await docs('settings.md'))).toBe(bare(settingsPage()));
});

test('every key of holdfast.yaml is a group or a setting that says what it is', () => {
  const untold = (schema: z.ZodType, path: string): string[] =>
    Object.entries(shapeOf(schema) ?? {}).flatMap(([key, inner]) => {
      if (aboutSetting(inner)) return [];
      return shapeOf(inner) ? untold(inner, `${path}${key}.`) : [`${path}${key}`];
    });
  expect(untold(runConfigSchema, '')).toEqual([]);
  expect(untold(z.object({ group: z.object({ silent: z.string() }) }), '')).toEqual(['group.silent']);
});
