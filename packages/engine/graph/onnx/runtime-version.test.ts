import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { runtimeVersion } from './runtime-version.ts';

test('the version is the one that the engine pins', () => {
  const { dependencies } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  expect(runtimeVersion()).toBe(dependencies['onnxruntime-node']);
});
