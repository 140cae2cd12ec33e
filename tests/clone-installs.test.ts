import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test('no install script of onnxruntime-node runs in a clone', () => {
  const lock = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'));
  const entry = lock.packages['node_modules/onnxruntime-node'];
  expect(entry.version).toMatch(/^\d/);
  // It would download GPU libraries, and end `npm ci` where it cannot: npm 10 and older know no other way to leave it out.
  // When npm wrote the lock file anew, remove the line "hasInstallScript" of this entry again.
  expect(entry).not.toHaveProperty('hasInstallScript');
});
