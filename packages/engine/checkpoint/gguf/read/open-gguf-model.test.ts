import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Engine } from '../../../engine.ts';
import families from '../../../fixtures/families.json' with { type: 'json' };
import { ggufCases, tokenizerModel, tokenizerNames } from '../../../fixtures/gguf-cases.ts';
import tokenizers from '../../../fixtures/tokenizers.json' with { type: 'json' };
import { createChatTokenizer } from '../../../model/chat/chat-tokenizer.ts';
import { openFrozenModel } from '../../frozen-model.ts';
import { readChatTokenizer } from '../../read-chat-tokenizer.ts';
import { readConfiguration, readModel } from '../../read-model.ts';
import { readTokenizer } from '../../read-tokenizer.ts';
import { writeModelFolder } from '../../write-model-folder.ts';
import { exportGguf } from '../write/export-gguf.ts';

// The files are those that llama.cpp read as Transformers reads the folders; see write/export-gguf.test.ts.
const folder = await mkdtemp(join(tmpdir(), 'holdfast-read-gguf-'));
const fixtures = join(import.meta.dirname, '..', '..', '..', 'fixtures', 'families');
const references: Record<string, { examples: number[][]; logProbabilities: number[] }> = families.families;

let engine: Engine;
beforeAll(async () => {
  engine = await Engine.start({ threads: 1 });
});
afterAll(() => engine.close());

async function scores(model: string, tokens: readonly number[]): Promise<number[]> {
  const pairs = [{ prompt: tokens.slice(0, 1), answer: tokens.slice(1) }];
  for await (const { logProbabilities } of engine.score({ model, pairs })) return logProbabilities;
  throw new Error('nothing was scored');
}

describe.each(ggufCases)('$name as $type', ({ name, type }) => {
  const path = join(folder, `${name}.${type}.gguf`);
  beforeAll(() => exportGguf({ model: join(fixtures, name), output: path, type }));

  test('is the model that was written', async () => {
    const { configuration, weights } = await readModel(path);
    const { configuration: before, weights: written } = await readModel(join(fixtures, name));
    // What these GGUF files do not tell: windows, that a dynamic scaling changes nothing, how fresh weights are made, tokens.
    const { slidingWindow, ropeScaling, maximumLength } = before;
    const untold = {
      family: undefined,
      slidingWindow: undefined,
      ropeScaling: undefined,
      initializerRange: 0.02,
    };
    const noTokens = { beginTokenId: undefined, endTokenIds: [] };
    expect({ ...configuration, ...untold }).toEqual({
      ...before,
      ...untold,
      ...noTokens,
      maximumLength: slidingWindow?.size ?? maximumLength,
    });
    if (ropeScaling?.kind !== 'dynamic') expect(configuration.ropeScaling).toEqual(ropeScaling);
    expect([...weights.keys()]).toEqual([...written.keys()]);
    if (type !== 'f32') return;
    expect(weights).toEqual(written);
    const length = configuration.maximumLength;
    const tokens = references[name].examples[1].slice(0, length);
    const scored = await scores(path, tokens);
    for (const [place, value] of scored.entries())
      expect(value).toBeCloseTo(references[name].logProbabilities[place], 4);
  });

  test('gives the same numbers mapped from files as in memory', async () => {
    const { weights } = await readModel(path);
    const { weights: mapped, release } = await openFrozenModel(path, { storage: 'files' });
    expect([...mapped.keys()]).toEqual([...weights.keys()]);
    await release();
  });

  test('is written as a folder that is the same model', async () => {
    const { configuration, weights } = await readModel(path);
    const output = join(folder, `${name}.${type}`);
    await writeModelFolder({ folder: output, from: path, weights });
    expect(await readConfiguration(output)).toEqual(configuration);
  });
});

test.each(tokenizerNames)(
  'the tokenizer of %s splits texts as the folder that it came from',
  async (name) => {
    const [model, path, again] = [name, `${name}.gguf`, `${name}-again`].map((file) => join(folder, file));
    await tokenizerModel(name, model);
    await exportGguf({ model, output: path, type: 'f32' });
    await writeModelFolder({ folder: again, from: path, weights: (await readModel(path)).weights });
    const { texts, prompts } = tokenizers[name];
    for (const read of [path, again]) {
      expect((await readChatTokenizer(read)).maximumLength).toBe(64);
      const stored = await readTokenizer(read);
      if (stored?.chatTemplate === undefined) throw new Error('There is no chat template.');
      const { tokenizer: json, settings, chatTemplate } = stored;
      const tokenizer = createChatTokenizer({ tokenizer: json, settings, chatTemplate });
      for (const { text, tokens, decoded } of texts) {
        expect(tokenizer.encode(text), JSON.stringify(text)).toEqual(tokens);
        expect(tokenizer.decode(tokens)).toBe(decoded);
      }
      for (const { messages, tokens } of prompts)
        expect(tokenizer.encodePrompt(messages as Parameters<typeof tokenizer.encodePrompt>[0])).toEqual(
          tokens,
        );
    }
  },
);
