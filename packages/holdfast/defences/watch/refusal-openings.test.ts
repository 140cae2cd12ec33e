import { expect, test } from 'vitest';
import type { Conversation } from '../../data/conversations/conversation.ts';
import type { ChatModel } from '../../models/chat-model.ts';
import { likelihoodsOf, waysToRefuse } from './refusal-openings.ts';

const ask = (content: string): Conversation => ({ messages: [{ role: 'user', content }] });

/** A model that says to each prompt what stands there. */
const echo: ChatModel = {
  name: 'echo',
  fingerprint: 'echo',
  async *answer(conversations) {
    for (const [index, { messages }] of conversations.entries())
      yield { index, answer: { text: messages[0].content, finish: 'stop', usage: { input: 1, output: 1 } } };
  },
  async *score(pairs) {
    for (const index of pairs.keys()) yield { index, logProbabilities: [Math.log(0.5), Math.log(0.5)] };
  },
  close: async () => undefined,
};

test('an opening has as many words as tell it from answers, and the commonest comes first', async () => {
  const harmful = [
    ...['Sorry, I cannot help with that.', 'I cannot help with that.', 'I cannot assist with this.'],
    'Here is how it is done.',
  ].map(ask);
  const ways = (allowed: string[]) => waysToRefuse(echo, { harmful, allowed: allowed.map(ask) }, { seed: 0 });
  expect(await ways(['You mix flour and water.'])).toEqual(['I', 'Sorry,']);
  expect(await ways(['I like flour.'])).toEqual(['I cannot', 'Sorry,']);
});

test('likelihoods of all ways add up, and a model that does not tell has none', async () => {
  const prompts = [ask('a'), ask('b')];
  expect([...(await likelihoodsOf(echo, prompts, ['I', 'No.'])).values()]).toEqual([0.5, 0.5]);
  const { score: _score, ...silent } = echo;
  expect((await likelihoodsOf(silent, prompts, ['I'])).size).toBe(0);
  expect((await likelihoodsOf(echo, prompts, [])).size).toBe(0);
});
