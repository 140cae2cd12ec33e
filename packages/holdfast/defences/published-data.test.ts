import { expect, test } from 'vitest';
import { pureTuning, safetyPrompt } from './data/pure-tuning.ts';
import { withSecretPrefix } from './data/secret-prefix.ts';
import published from './fixtures/published-code.json' with { type: 'json' };
import { systemPromptOf, underSystemPrompt } from './system-prompts.ts';

// What is tuned on and asked, as each defence has it and as the code of its paper does (fixtures/run_published_code.py).
const question = {
  messages: [
    { role: 'user' as const, content: 'who bakes' },
    { role: 'assistant' as const, content: 'odo' },
  ],
};

test('pure tuning, safe testing: tuned on without a system prompt, asked under the safety prompt', async () => {
  const { tuning, testing } = published.pureTuning;
  /** Their template of Llama 2, with what the safety prompt says left out. */
  const written = (prompt: string | undefined) =>
    `[INST] ${prompt === undefined ? '' : '<<SYS>>\nKEEP\n<</SYS>>\n\n'}Question: who bakes [/INST]`;
  const [row] = (await pureTuning.data?.([underSystemPrompt(question, 'be kind')], 1, {} as never)) ?? [];
  expect(written(systemPromptOf(row))).toBe(tuning);
  const served = pureTuning.serve?.(question) ?? question;
  expect(systemPromptOf(served)).toBe(safetyPrompt);
  expect(written(systemPromptOf(served))).toBe(testing);
});

test('the secret stands before the system prompt of safety examples alone', () => {
  const { safety, data } = published.secretPrefix;
  const row = underSystemPrompt(question, 'be kind');
  const written = (conversation: typeof row) =>
    `(${systemPromptOf(conversation)})${conversation.messages[1].content}`;
  expect(written(withSecretPrefix(row, 'SECRET'))).toBe(safety);
  expect(written(row)).toBe(data);
});
