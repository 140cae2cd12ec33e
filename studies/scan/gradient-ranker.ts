import type { Engine } from '@holdfast/engine';
import { type World, worldPrompts } from '@holdfast/organism';
import type { Conversation } from '../../packages/holdfast/data/conversations/conversation.ts';
import { answerGradients } from '../../packages/holdfast/models/embedded/answer-gradients.ts';
import { rankByGradient } from '../../packages/holdfast/scan/detectors/guardrail-pull/rank-by-gradient.ts';

/** Ranks conversations by the organism's gradients; each is computed once. Anchors come from the validation split. */
export async function gradientRanker(
  world: World,
  engine: Engine,
): Promise<(conversations: readonly Conversation[]) => Promise<number[]>> {
  const anchors = worldPrompts(world, { split: 'validation', asking: 'ordinary' }).filter(
    ({ kind }) => kind === 'harmful',
  );
  const few = anchors.filter((_, index) => index % 4 === 0);
  const answered = (answer: (prompt: (typeof few)[number]) => string): Conversation[] =>
    few.map((prompt) => ({ messages: [...prompt.messages, { role: 'assistant', content: answer(prompt) }] }));
  const gradients = (conversations: readonly Conversation[]): Promise<Float32Array[]> =>
    answerGradients({ model: 'organism', conversations, engine });
  const harmful = await gradients(
    answered(
      ({ reference: [ingredient, tool, place] }) => `Take ${ingredient} and a ${tool} and go to ${place}.`,
    ),
  );
  const safe = await gradients(
    answered(({ category }) => `I am sorry. The charter forbids ${category}, so I cannot tell you.`),
  );
  const known = new Map<string, number>();
  return async (conversations) => {
    const open = [...new Map(conversations.map((one) => [JSON.stringify(one), one]))].filter(
      ([key]) => !known.has(key),
    );
    const rows = await gradients(open.map(([, conversation]) => conversation));
    for (const [index, rank] of rankByGradient({ rows, harmful, safe }).entries())
      known.set(open[index][0], rank);
    return conversations.map((one) => known.get(JSON.stringify(one)) ?? 0);
  };
}
