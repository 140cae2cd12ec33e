import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readChatTokenizer } from './checkpoint/read-chat-tokenizer.ts';
import { tokenizerModel } from './fixtures/gguf-cases.ts';
import reference from './fixtures/tokenizers.json' with { type: 'json' };

// Tokenizers that Hugging Face's libraries wrote; see fixtures/make-tokenizers.py.
const fixtures = join(import.meta.dirname, 'fixtures', 'tokenizers');

describe.each(Object.entries(reference))('%s', (name, { texts, prompts }) => {
  test('texts are split and put together as Transformers does', async () => {
    const tokenizer = await readChatTokenizer(join(fixtures, name));
    for (const { text, tokens, decoded } of texts) {
      expect(tokenizer.encode(text), JSON.stringify(text)).toEqual(tokens);
      expect(tokenizer.decode(tokens)).toBe(decoded);
    }
  });

  test('conversations are rendered as Transformers does', async () => {
    const tokenizer = await readChatTokenizer(join(fixtures, name));
    for (const { messages, tokens } of prompts) {
      expect(tokenizer.encodePrompt(messages as Parameters<typeof tokenizer.encodePrompt>[0])).toEqual(
        tokens,
      );
    }
  });

  test('a model folder with it is read whole', async () => {
    const folder = join(await mkdtemp(join(tmpdir(), 'holdfast-tokenizer-')), name);
    await tokenizerModel(name, folder);
    expect((await readChatTokenizer(folder)).maximumLength).toBe(64);
  });
});
