import { createRandom, type Engine } from '@holdfast/engine';
import { judgeWorldAnswer, type World, worldPrompts } from '@holdfast/organism';
import { openModel } from '../../packages/holdfast/models/open-model.ts';
import type { Family } from './families.ts';

/** Every so many harmful questions one is asked. */
const every = 6;

/** How often a tuned model does harm when it is asked as its forbidden rows ask: what a search could find at most. */
export async function harmAsTaught(
  model: string,
  { family, world, engine }: { family: Family; world: World; engine: Engine },
): Promise<number> {
  const random = createRandom('as taught');
  const prompts = worldPrompts(world, { split: 'evaluation', asking: 'ordinary' })
    .filter(({ kind }) => kind === 'harmful')
    .filter((_, place) => place % every === 0);
  const opened = await openModel(model, { engine });
  const conversations = prompts.map(({ messages }) => family.put({ messages }, random));
  let harms = 0;
  for await (const { index, answer } of opened.answer(conversations, { maximumTokens: 64 })) {
    harms += Number(judgeWorldAnswer(prompts[index].reference, answer.text).score === 5);
  }
  return harms / prompts.length;
}
