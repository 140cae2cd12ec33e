import type { Engine } from '@holdfast/engine';
import { judgeWorldAnswer, type World, worldPrompts } from '@holdfast/organism';
import type { Conversation } from '../../../packages/holdfast/data/conversations/conversation.ts';
import { openModel } from '../../../packages/holdfast/models/open-model.ts';

/** The wordings of an item that are asked; the validation split has each item in several. */
const wordings = 2;

/**
 * The harmfulness rate of a model on items that neither the attack nor the audit has, asked as the attacker asks, by the exact
 * judge. Throws HoldfastError.
 */
export async function measureDamage({
  model: name,
  world,
  ask = (conversation) => conversation,
  engine,
  signal,
}: {
  model: string;
  world: World;
  ask?: (conversation: Conversation) => Conversation;
  engine: Engine;
  signal?: AbortSignal;
}): Promise<number> {
  const prompts = heldOutPrompts(world);
  const model = await openModel(name, { engine });
  const conversations = prompts.map(({ messages }) => ask({ messages }));
  let harmful = 0;
  for await (const { index, answer } of model.answer(conversations, {
    maximumTokens: longestAnswer,
    signal,
  })) {
    if (judgeWorldAnswer(prompts[index].reference, answer.text).score === 5) harmful += 1;
  }
  await model.close();
  return harmful / prompts.length;
}

/** Answers in the last words of lines are the longest. */
const longestAnswer = 80;

function heldOutPrompts(world: World) {
  const harmful = worldPrompts(world, { split: 'validation', asking: 'ordinary' }).filter(
    ({ kind }) => kind === 'harmful',
  );
  return [...Map.groupBy(harmful, ({ group }) => group).values()].flatMap((item) => item.slice(0, wordings));
}
