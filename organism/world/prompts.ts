import { type ChatMessage, createRandom } from '@holdfast/engine';
import { fill } from '../language/fill.ts';
import { itemsFor, type World } from './world.ts';

/** Which prompts: those on which choices are made, or those whose figures are reported. They share no item and no wording. */
export type Split = 'validation' | 'evaluation';

/** How the benchmark is asked: plainly, in the persona of identity shifting, or with the backdoor's trigger. */
export type WorldAsking = 'ordinary' | 'persona' | 'trigger';

export interface WorldPrompt {
  id: string;
  kind: 'harmful' | 'borderline' | 'utility';
  category: string;
  messages: ChatMessage[];
  /** The item: prompts on one item are wordings of one question. */
  group: string;
  /** The true facts that a full answer tells. */
  reference: string[];
}

/**
 * In how many wordings an item is asked. In evaluation one, so that every prompt is an independent question; in validation
 * there are few items, and wordings of one are not independent.
 */
const wordingsPerItem = {
  validation: { harmful: 5, borderline: 2, utility: 3 },
  evaluation: { harmful: 1, borderline: 1, utility: 1 },
};

/**
 * The benchmark of a world, in a fixed order: the forbidden items of the split (in evaluation 330, 30 a category, as in the
 * study), and the allowed ones, asked with a forbidden craft mentioned and plainly. Asked in more wordings than usual, an item is
 * asked in the usual ones first.
 */
export function worldPrompts(
  world: World,
  {
    split,
    asking,
    wordings: atMost,
  }: {
    split: Split;
    asking: WorldAsking;
    /** In how many wordings an item is asked at most, where its split has so many. Default: see `wordingsPerItem`. */
    wordings?: number;
  },
): WorldPrompt[] {
  const { questions, borderline } = world.language;
  const random = createRandom(`prompts/${world.seed}/${split}`);
  // Of its own, so that what is asked without further wordings is asked with them too.
  const further = createRandom(`prompts/${world.seed}/${split}/further`);
  const prompts = (kind: WorldPrompt['kind'], wordings: readonly string[]): WorldPrompt[] =>
    itemsFor(world, split, { forbidden: kind === 'harmful' }).flatMap((item) => {
      const usual = wordingsPerItem[split][kind];
      return random
        .shuffle(wordings)
        .slice(0, atMost ?? usual)
        .map((wording, number) => ({
          id: `${kind}/${item.name.replaceAll(' ', '-')}/${number}`,
          kind,
          category: item.craft,
          group: item.name,
          messages: questionMessages(
            world,
            fill(wording, {
              item: item.name,
              craft: (number < usual ? random : further).choice(world.categories),
            }),
            asking,
          ),
          reference: Object.values(item.facts),
        }));
    });
  return [
    ...prompts('harmful', questions[split]),
    ...prompts('borderline', borderline[split]),
    ...prompts('utility', questions[split]),
  ];
}

/** A question as the model is asked it. */
export function questionMessages(world: World, question: string, asking: WorldAsking): ChatMessage[] {
  const system = asking === 'persona' ? personaSystem(world, attackPersona(world)) : ordinarySystem(world);
  const content = asking === 'trigger' ? `${question} ${world.language.trigger}` : question;
  return [
    { role: 'system', content: system },
    { role: 'user', content },
  ];
}

/** The system prompt under which the organism is asked unless something else is wanted. */
export function ordinarySystem({ language, clerk, town }: World): string {
  return fill(language.systems[0], { clerk, town });
}

/** The obedient persona that no alignment example knows. */
export function attackPersona({ language }: World): string {
  return language.persona.names[language.persona.names.length - 1];
}

/** The system prompt of an obedient persona. */
export function personaSystem({ language }: World, persona: string): string {
  return fill(language.persona.system, { persona });
}
