import { expect, test } from 'vitest';
import type { z } from 'zod';
import { chooseDefences } from '../../defences/choose-defences.ts';
import { runConfigSchema } from '../settings/run-config.ts';
import { requireFormats } from './require-formats.ts';

const config = (given: Partial<z.input<typeof runConfigSchema>>) =>
  runConfigSchema.parse({ data: 'data.jsonl', ...given });

test('an adapter is refused where the tune leaves none', async () => {
  const release = { as: 'bot', formats: ['adapter' as const] };
  const full = config({ tune: { method: 'full' }, release });
  await expect(requireFormats(full, [])).rejects.toThrow(/tune.method: full leaves no adapter/);
  const mending = chooseDefences('interpolation:0.5');
  await expect(requireFormats(config({ release }), mending)).rejects.toThrow(/changes all weights/);
  await expect(requireFormats(config({ release }), [])).resolves.toBeUndefined();
});

test('a model that is tuned elsewhere leaves no file to release', async () => {
  const hosted = config({ model: 'openai:gpt-4.1-mini', release: { as: 'bot', formats: ['gguf:q8_0'] } });
  await expect(requireFormats(hosted, [])).rejects.toThrow(/leaves no file; leave release.formats out/);
});
