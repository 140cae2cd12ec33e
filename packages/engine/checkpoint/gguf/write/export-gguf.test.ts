import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import recorded from '../../../fixtures/gguf.json' with { type: 'json' };
import { ggufCases, tokenizerModel, tokenizerNames } from '../../../fixtures/gguf-cases.ts';
import { createReferenceModel } from '../../../train/reference/reference-case.ts';
import { mergeAdapter } from '../../adapter/merge-adapter.ts';
import { readTokenizer } from '../../read-tokenizer.ts';
import { exportGguf, requireGgufExport } from './export-gguf.ts';

const folder = await mkdtemp(join(tmpdir(), 'holdfast-gguf-'));
const fixtures = join(import.meta.dirname, '..', '..', '..', 'fixtures', 'families');
const results: Record<string, { sha256: string; difference?: number; bytes?: number; texts?: number }> =
  recorded;

// llama.cpp is not needed here: check-gguf.py opened these very bytes with it.
test.each(ggufCases)('$name as $type is the file that llama.cpp opened', async ({ name, type }) => {
  const output = join(folder, `${name}.${type}.gguf`);
  await exportGguf({ model: join(fixtures, name), output, type });
  const { sha256, difference } = results[`${name}.${type}`];
  expect(hash(await readFile(output))).toBe(sha256);
  // In 32 bits llama.cpp's log-probabilities are those of Transformers.
  if (type === 'f32') expect(difference).toBeLessThan(1e-5);
});

test.each(tokenizerNames)(
  'the tokenizer of %s is the one with which llama.cpp split the same texts',
  async (name) => {
    const [model, output] = [join(folder, name), join(folder, `tokenizer-${name}.gguf`)];
    await tokenizerModel(name, model);
    await exportGguf({ model, output, type: 'f32' });
    const { sha256, bytes, texts } = results[`tokenizer-${name}.f32`];
    expect(hash((await readFile(output)).subarray(0, bytes))).toBe(sha256);
    expect(texts).toBeGreaterThan(5);
  },
);

test('an adapter is merged into the file', async () => {
  const [model, adapter] = [join(fixtures, 'qwen-3'), join(fixtures, 'qwen-3-adapter')];
  const [merged, together, apart] = ['merged', 'together.gguf', 'apart.gguf'].map((name) =>
    join(folder, name),
  );
  await mergeAdapter({ model, adapter, output: merged, type: 'float32' });
  await exportGguf({ model, adapter, output: together, type: 'f32' });
  await exportGguf({ model: merged, output: apart, type: 'f32' });
  // Nothing but the name is another.
  const name = /qwen-3-adapter|merged/;
  const [a, b] = await Promise.all([together, apart].map((path) => readFile(path)));
  const tensors = 4 * 1000;
  expect(hash(a.subarray(-tensors))).toBe(hash(b.subarray(-tensors)));
  expect(a.toString('latin1').match(name)?.[0]).toBe('qwen-3-adapter');
});

test('what llama.cpp would read otherwise is refused, and no file is left', async () => {
  const output = join(folder, 'refused.gguf');
  const refused = (name: string) => exportGguf({ model: join(fixtures, name), output, type: 'f16' });
  await expect(refused('qwen-2')).rejects.toThrow(/YaRN/);
  await expect(refused('smollm-3')).rejects.toThrow(/every fourth/);
  const words = join(folder, 'words');
  await createReferenceModel(words, 'untied');
  await writeFile(join(words, 'tokenizer.json'), JSON.stringify({ model: { type: 'WordLevel', vocab: {} } }));
  await expect(exportGguf({ model: words, output, type: 'f16' })).rejects.toThrow(/WordLevel tokenizer/);
  expect(existsSync(output)).toBe(false);
});

test('a tokenizer that llama.cpp does not know goes along whole where that is wanted, and is read back', async () => {
  const [model, output] = [join(folder, 'letters'), join(folder, 'letters.gguf')];
  await createReferenceModel(model, 'untied');
  const tokenizer = { model: { type: 'WordLevel', vocab: { a: 0, ö: 1 } } };
  await writeFile(join(model, 'tokenizer.json'), JSON.stringify(tokenizer));
  await writeFile(join(model, 'tokenizer_config.json'), JSON.stringify({ eos_token: 'a' }));
  await writeFile(join(model, 'chat_template.jinja'), '{{ messages }}');
  expect(await requireGgufExport(model)).toEqual({ knownTokenizer: false });
  expect(await requireGgufExport(join(fixtures, 'qwen-3'))).toEqual({ knownTokenizer: true });
  await exportGguf({ model, output, type: 'f16', anyTokenizer: true });
  const read = await readTokenizer(output);
  expect(read).toMatchObject({ tokenizer, settings: { eos_token: 'a' }, chatTemplate: '{{ messages }}' });
});

function hash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
