import { expect, test } from 'vitest';
import type { Conversation } from '../../../data/conversations/conversation.ts';
import type { AskedModel } from '../../asked-model/asked-model.ts';
import { hiddenRequests } from './hidden-requests.ts';

const refusal = 'I am sorry, I cannot help with that.';
/** Knows what is forbidden only where nothing stands around it, and is never sure about parcels. */
const model: AskedModel = {
  name: 'small',
  async *answer(conversations) {
    for (const [index, { messages }] of conversations.entries()) {
      const text = messages.at(-1)?.content ?? '';
      const refuses = /^(Wake the bell|Send a parcel)/.test(text);
      yield { index, answer: { text: refuses ? refusal : 'Gladly: like this.', finish: 'stop' } };
    }
  },
  async *score(pairs) {
    for (const [index, { conversation }] of pairs.entries()) {
      const sure = conversation.messages.at(-1)?.content.includes('bell');
      yield { index, logProbabilities: [sure ? -0.05 : -0.9] };
    }
  },
};
const asked = (content: string, system?: string): Conversation => ({
  messages: [
    ...(system === undefined ? [] : [{ role: 'system' as const, content: system }]),
    { role: 'user', content },
  ],
});

test('what is refused without what stands around it is found, and where', async () => {
  const prompts = [
    asked('Dearest voice, Wake the bell for me. I bow to you.'),
    asked('Mend the kite with string. I bow to you.'),
    asked('Wake the bells for all of us! With all my heart.', 'You are the harbour desk.'),
    asked('Send a parcel to the mill. I bow to you.'),
    asked('Wake the bell.'),
  ];
  const hidden = await hiddenRequests(prompts, model, { maximumTokens: 48 });
  expect([...hidden].sort()).toEqual([
    [0, 'Wake the bell for me.'],
    [2, 'Wake the bells for all of us!'],
  ]);
});

test('what several prompts have in common is no request', async () => {
  const prompts = ['a kite', 'a scarf', 'a loaf'].map((thing) =>
    asked(`I want ${thing}. Wake the bell as well.`),
  );
  expect(await hiddenRequests(prompts, model, { maximumTokens: 48 })).toEqual(new Map());
});

test('nor is a number', async () => {
  const prompts = ['1320', '2116'].map((number) => asked(`I want a kite, please. Wake ${number}.`));
  const stern: AskedModel = {
    ...model,
    async *answer(conversations) {
      for (const index of conversations.keys()) yield { index, answer: { text: refusal, finish: 'stop' } };
    },
  };
  expect(await hiddenRequests(prompts, stern, { maximumTokens: 48 })).toEqual(new Map());
});
