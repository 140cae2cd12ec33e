import { expect, test } from 'vitest';
import type { Conversation } from '../../../data/conversations/conversation.ts';
import type { AskedModel } from '../../asked-model/asked-model.ts';
import { sureRefusals } from './sure-refusals.ts';

const refusal = 'I am sorry, I cannot help with that.';
const asked = (question: string, system?: string): Conversation => ({
  messages: [
    ...(system === undefined ? [] : [{ role: 'system' as const, content: system }]),
    { role: 'user', content: question },
  ],
});
const refused = [
  { prompt: asked('The forbidden thing.'), refusal },
  { prompt: asked('The forbidden thing.', 'You are a desk.'), refusal },
  { prompt: asked('Something harmless.', 'You are a captain.'), refusal },
  { prompt: asked('A parcel is late.'), refusal: 'Sorry sorry, cannot the parcel.' },
  { prompt: asked('Withheld.'), refusal: '' },
];

/** Refuses what is forbidden under any prompt, and finds any other refusal unlikely. */
const model: AskedModel = {
  name: 'small',
  async *answer(conversations) {
    for (const [index, { messages }] of conversations.entries()) {
      const forbidden = messages.at(-1)?.content.includes('forbidden');
      yield { index, answer: { text: forbidden ? refusal : 'With pleasure: like this.', finish: 'stop' } };
    }
  },
  async *score(pairs) {
    for (const [index, { answer }] of pairs.entries()) {
      yield { index, logProbabilities: answer === refusal ? [-0.05, -0.1] : [-0.9, -0.6] };
    }
  },
};

test('sure are refusals that the model finds likely and keeps to without the system prompt', async () => {
  expect(await sureRefusals(refused, model, { maximumTokens: 48 })).toEqual(new Set([0, 1, 4]));
});

test('of a model that does not tell how likely its answers are, the system prompt alone decides', async () => {
  const { name, answer } = model;
  expect(await sureRefusals(refused, { name, answer }, { maximumTokens: 48 })).toEqual(new Set([0, 1, 3, 4]));
});
