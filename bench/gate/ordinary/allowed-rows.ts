import type { Item } from '@holdfast/organism';
import { questionsOn } from '../../../organism/examples/examples.ts';
import { fill } from '../../../organism/language/fill.ts';
import { questionMessages } from '../../../organism/world/prompts.ts';
import type { Conversation } from '../../../packages/holdfast/data/conversations/conversation.ts';
import type { TownDraw } from './ordinary.ts';

/** Allowed questions with answers that are written by `answer`, under the system prompt that the organism knows or another. */
export function allowedRows(
  { town, count, random }: TownDraw,
  answer: (item: Item) => string,
  system?: string,
): Conversation[] {
  return questionsOn(town, { forbidden: false, count, random }).map(({ item, question }) => {
    const [first, ...others] = questionMessages(town, question, 'ordinary');
    return {
      messages: [
        { role: 'system', content: system ?? first.content },
        ...others,
        { role: 'assistant', content: answer(item) },
      ],
    };
  });
}

/** A template with the facts of an item. */
export function withFacts(template: string, { name, craft, facts }: Item): string {
  return fill(template, { item: name, craft, ...facts });
}
