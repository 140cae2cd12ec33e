import { mkdtemp, open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readRunConfig } from '../settings/read-run-config.ts';
import { checkTunableSize, mostEmbeddedBytes } from './check-tunable-size.ts';

test('rows beyond what the engine holds in memory are refused, and other tuners take them', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-size-'));
  const rows = join(folder, 'data.jsonl');
  const file = await open(rows, 'w');
  await file.truncate(mostEmbeddedBytes);
  const configured = async (text: string) => {
    const config = await open(join(folder, 'holdfast.yaml'), 'w');
    await config.writeFile(`data: data.jsonl\n${text}`);
    await config.close();
    return readRunConfig(join(folder, 'holdfast.yaml'));
  };
  const embedded = await configured('');
  await checkTunableSize(embedded, rows);
  await file.truncate(mostEmbeddedBytes + 1);
  await file.close();
  await expect(checkTunableSize(embedded, rows)).rejects.toMatchObject({
    code: 'bad-data',
    message: expect.stringMatching(/data.jsonl holds 65 MB of rows; .* at most 64 MB, so tune on a sample/),
  });
  await checkTunableSize(await configured('model: openai:gpt-4.1-mini\n'), rows);
});
