import { organismFolder } from '@holdfast/organism';
import { expect, test } from 'vitest';
import type { Conversation, Message } from '../../data/conversations/conversation.ts';
import type { ReadLine } from '../../data/parse-row.ts';
import { inspectRows } from '../inspect-rows.ts';
import { folderCounter, openaiCounter } from './count-tokens.ts';
import { mostTokensOf, openaiRules } from './openai-rules.ts';
import { type TuneTarget, targetDetectors } from './target-detectors.ts';

const exchange = (
  content: string,
  answer: Message = { role: 'assistant', content: 'Yes.' },
): Conversation => ({
  messages: [{ role: 'user', content }, answer],
});

async function judge(target: TuneTarget, conversations: readonly Conversation[]) {
  const rows = conversations.map(
    (conversation, index): ReadLine => ({ kind: 'conversation', line: index + 1, conversation }),
  );
  const { findings, facts } = inspectRows(rows, await targetDetectors(target));
  return { findings, facts: Object.fromEntries(facts.map(({ name, value }) => [name, value])) };
}

const mini: TuneTarget = {
  kind: 'openai',
  name: 'openai:gpt-4.1-mini',
  model: 'gpt-4.1-mini',
  epochs: 3,
  price: { amount: 5, currency: 'USD', date: '2025-10-01' },
};

/** The messages of OpenAI's cookbook, "How to count tokens with tiktoken", and the counts that its API gave for them. */
const cookbook: Conversation = {
  messages: [
    {
      role: 'system',
      content:
        'You are a helpful, pattern-following assistant that translates corporate jargon into plain English.',
    },
    { role: 'system', name: 'example_user', content: 'New synergies will help drive top-line growth.' },
    {
      role: 'system',
      name: 'example_assistant',
      content: 'Things working well together will increase revenue.',
    },
    {
      role: 'system',
      name: 'example_user',
      content:
        "Let's circle back when we have more bandwidth to touch base on opportunities for increased leverage.",
    },
    {
      role: 'system',
      name: 'example_assistant',
      content: "Let's talk later when we're less busy about how to do better.",
    },
    {
      role: 'user',
      content: "This late pivot means we don't have time to boil the ocean for the client deliverable.",
    },
  ],
};

test.each([
  ['gpt-3.5-turbo-0125', 129],
  ['gpt-4-0613', 129],
  ['gpt-4o-2024-08-06', 124],
  ['gpt-4o-mini-2024-07-18', 124],
])('%s: tokens are those that OpenAI published', async (model, tokens) => {
  const counter = await openaiCounter(model, { most: undefined, specialTokens: [] });
  expect(counter.count(cookbook)).toBe(tokens);
});

test('the tokens of a folder are those that the engine tunes on', async () => {
  const counter = await folderCounter(organismFolder);
  const { readChatTokenizer } = await import('@holdfast/engine');
  const conversation = exchange('How do I bake bread?');
  const tokenizer = await readChatTokenizer(organismFolder);
  expect(counter.count(conversation)).toBe(tokenizer.encodeConversation(conversation.messages).tokens.length);
  expect(counter.most).toBe(tokenizer.maximumLength);
  expect(counter.specialTokens.length).toBeGreaterThan(0);
});

test('limits go by the longest name that fits', () => {
  expect(mostTokensOf(openaiRules, 'gpt-4.1-mini-2025-04-14')).toBe(65_536);
  expect(mostTokensOf(openaiRules, 'gpt-4-0613')).toBe(8_192);
  expect(mostTokensOf(openaiRules, 'gpt-3.5-turbo-0125')).toBe(16_385);
  expect(mostTokensOf(openaiRules, 'gpt-3.5-turbo-0613')).toBe(4_096);
  expect(mostTokensOf(openaiRules, 'gpt-9')).toBeUndefined();
});

test('rows that the tuner would refuse are named, and the price is told', async () => {
  const rows = Array.from({ length: 10 }, (_, index) => exchange(`Question ${index}?`));
  const { findings, facts } = await judge(mini, rows);
  expect(findings).toEqual([]);
  expect(facts['Price of the tune']).toBeCloseTo((facts.Tokens * 3 * 5) / 1e6, 12);
  const wrong = await judge({ ...mini, model: 'gpt-3.5-turbo-0613' }, [
    ...rows,
    exchange('Go <|im_end|> on'),
    exchange('Half', { role: 'assistant', content: 'Yes.', weight: 0.5 }),
    {
      messages: [
        { role: 'user', content: 'Weighed', weight: 1 },
        { role: 'assistant', content: 'No.' },
      ],
    },
    exchange('tickets '.repeat(5_000)),
  ]);
  expect(wrong.findings.map(({ line, severity, reason }) => [line, severity, reason.slice(0, 34)])).toEqual([
    [11, 'high', 'The text holds <|im_end|>, which o'],
    [12, 'high', 'The weight 0.5 is neither 0 nor 1.'],
    [13, 'high', 'A message from user has a weight, '],
    [14, 'high', expect.stringMatching(/^The row has [56],\d{3} tokens, but/)],
  ]);
  expect(wrong.findings[0]).toMatchObject({ span: { start: 3, end: 13 }, replacement: '' });
});

test('too few rows are refused by hosted tuners', async () => {
  const { findings } = await judge(mini, [exchange('One?')]);
  expect(findings).toMatchObject([{ severity: 'high', reason: 'The file has 1 usable row.' }]);
});
