import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { loadEnvironment } from './load-environment.ts';

test('.env is heeded, and what the environment holds already stands', async () => {
  const file = join(await mkdtemp(join(tmpdir(), 'holdfast-env-')), '.env');
  loadEnvironment(file);
  await writeFile(file, 'HOLDFAST_TEST_ONE="from the file"\nHOLDFAST_TEST_TWO=from the file\n');
  vi.stubEnv('HOLDFAST_TEST_TWO', 'from outside');
  onTestFinished(() => {
    vi.unstubAllEnvs();
    delete process.env.HOLDFAST_TEST_ONE;
  });
  loadEnvironment(file);
  expect(process.env.HOLDFAST_TEST_ONE).toBe('from the file');
  expect(process.env.HOLDFAST_TEST_TWO).toBe('from outside');
});
