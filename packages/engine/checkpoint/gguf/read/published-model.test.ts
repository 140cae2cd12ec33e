import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Engine } from '../../../engine.ts';
import { publishedWeights } from '../../../fixtures/published-weights.ts';
import reference from '../../../fixtures/smollm2.json' with { type: 'json' };
import type { GeneratedAnswer } from '../../../generate/generate-options.ts';
import type { ChatMessage } from '../../../model/chat/chat-message.ts';
import { hashModel } from '../../hash-model.ts';
import { readChatTokenizer } from '../../read-chat-tokenizer.ts';

// What llama.cpp says of the same file; see fixtures/check-gguf-model.py.
describe.skipIf(publishedWeights === undefined)('SmolLM2-135M-Instruct in Q4_1, Q8_0 and F32', () => {
  const model = publishedWeights ?? '';
  const answers: GeneratedAnswer[] = [];
  let engine: Engine;
  beforeAll(async () => {
    engine = await Engine.start({ threads: 2 });
    const prompts = reference.floats.map(({ prompt }) => prompt);
    for await (const answer of engine.generate({ model, prompts, maximumTokens: 12, alternatives: 300 }))
      answers[answer.index] = answer;
  }, 120_000);
  afterAll(() => engine.close());

  test('is the file that llama.cpp was asked with', async () => {
    expect(await hashModel(model)).toBe(reference.sha256);
  });

  test('texts are split and conversations rendered as llama.cpp does', async () => {
    const tokenizer = await readChatTokenizer(model);
    for (const { text, tokens } of reference.texts)
      expect(tokenizer.encode(text), JSON.stringify(text)).toEqual(tokens);
    for (const [index, messages] of reference.conversations.entries())
      expect(tokenizer.encodePrompt(messages as ChatMessage[])).toEqual(reference.packed[index].prompt);
  });

  test("log-probabilities and answers are llama.cpp's on the same weights in 32 bits", () => {
    for (const [index, { likeliest, logProbabilities, answer }] of reference.floats.entries()) {
      const { tokens, alternatives = [] } = answers[index];
      // llama.cpp tells the token that ends an answer as well.
      expect(tokens).toEqual(answer.slice(0, tokens.length));
      for (const [rank, { token, logProbability }] of alternatives[0].slice(0, likeliest.length).entries()) {
        const place = likeliest.indexOf(token);
        // Two that are all but equally likely may change places.
        if (place === -1) expect(logProbability).toBeCloseTo(logProbabilities[likeliest.length - 1], 3);
        else expect(Math.abs(logProbability - logProbabilities[place]), `rank ${rank}`).toBeLessThan(5e-4);
      }
    }
  });

  test('on the file as it is llama.cpp rounds activations to 8 bits, and is no further off than that', () => {
    for (const [index, { likeliest, logProbabilities }] of reference.packed.entries()) {
      const own = new Map(answers[index].alternatives?.[0].map((one) => [one.token, one.logProbability]));
      const apart = likeliest.map((token, rank) =>
        Math.abs(Math.exp(own.get(token) ?? Number.NEGATIVE_INFINITY) - Math.exp(logProbabilities[rank])),
      );
      expect(apart.reduce((sum, value) => sum + value, 0) / 2).toBeLessThan(0.1);
    }
  });
});
