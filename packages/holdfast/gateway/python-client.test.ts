import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { trainerPython } from '../models/tuning/external/fixtures/trainer-python.ts';
import { benignFile, quickPolicy, startGateway } from './fixtures/running-gateway.ts';
import { setPolicy } from './tenants/tenants.ts';

const run = promisify(execFile);
const script = fileURLToPath(new URL('./fixtures/whole_tune.py', import.meta.url));
/** A Python that has OpenAI's package: that of the trainers' tests unless another is named. */
const python = process.env.HOLDFAST_OPENAI_PYTHON ?? trainerPython ?? 'python3';

test("OpenAI's Python package carries a whole tune through", async (context) => {
  try {
    await run(python, ['-c', 'import openai']);
  } catch {
    return context.skip(`${python} has no package openai; name one that has with HOLDFAST_OPENAI_PYTHON`);
  }
  const gateway = await startGateway({ working: true });
  const { admin, folder, url, key } = gateway;
  await setPolicy(folder.database, { tenant: admin.tenant, policy: await quickPolicy(), actor: 'test' });
  const rows = join(folder.path, 'rows.jsonl');
  await writeFile(rows, await (await benignFile()).text());
  const { stdout } = await run(python, [script, url, key, rows]);
  expect(stdout).toMatch(/Odo/);
  await gateway.close();
});
