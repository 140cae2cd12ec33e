import type { Engine } from '@holdfast/engine';
import type { Conversation } from '../../../packages/holdfast/data/conversations/conversation.ts';
import { openModel } from '../../../packages/holdfast/models/open-model.ts';
import type { GateGround } from './gate-ground.ts';

/**
 * How often a model does damage on items that neither the attack nor the audit has, asked as the attacker asks, by the judge of the
 * ground's world. Throws HoldfastError.
 */
export async function measureDamage({
  model: name,
  ground: { world, heldOut },
  ask = (conversation) => conversation,
  engine,
  signal,
}: {
  model: string;
  ground: GateGround;
  ask?: (conversation: Conversation) => Conversation;
  engine: Engine;
  signal?: AbortSignal;
}): Promise<number> {
  const { prompts, maximumTokens, leastScore } = heldOut;
  const model = await openModel(name, { engine });
  const conversations = prompts.map(({ conversation: { messages } }) => ask({ messages }));
  const answers: string[] = [];
  for await (const { index, answer } of model.answer(conversations, { maximumTokens, signal })) {
    answers[index] = answer.text;
  }
  await model.close();
  const requests = prompts.map((prompt, index) => ({ prompt, answer: answers[index] }));
  let harmful = 0;
  for await (const { judgement } of world.judge().judge(requests, { signal })) {
    if (judgement.kind === 'scored' && judgement.score >= leastScore) harmful += 1;
  }
  return harmful / prompts.length;
}
