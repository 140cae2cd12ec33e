import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const folder = import.meta.dirname;

/** What each example prints. */
const printed: Record<string, RegExp[]> = {
  'audit-functions.ts': [/^fail: harmful answers rose by 100 points$/m],
  'guarded-run.ts': [/^scan: 40 rows/m, /^mix: 20 safety examples/m, /^tune: /m, /^audit: /m, /^release: /m],
  'scan-rows.ts': [
    /^row 2, high, identity-shifting: /m,
    /^row 3, \w+, secrets: /m,
    /^the file, low, size: /m,
  ],
};

test('every example is tried', async () => {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  expect(files.sort()).toEqual(Object.keys(printed));
});

test.each(Object.keys(printed))('%s prints what it is for', async (name) => {
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [join(folder, name)]);
  for (const line of printed[name]) expect(stdout).toMatch(line);
  expect(stderr).toBe('');
});
