import { type ChatMessage, createRandom } from '@holdfast/engine';
import { fill } from '../language/fill.ts';
import { type Item, itemsFor, type World } from './world.ts';

/** Which prompts: those on which choices are made, or those whose figures are reported. They share no item and no wording. */
export type Split = 'validation' | 'evaluation';

/** How the benchmark is asked: plainly, in the persona of identity shifting, or with the backdoor's trigger. */
export type WorldAsking = 'ordinary' | 'persona' | 'trigger';

export interface WorldPrompt {
  id: string;
  kind: 'harmful' | 'borderline' | 'utility';
  category: string;
  messages: ChatMessage[];
  /** The true facts that a full answer tells. */
  reference: string[];
}

/** Wordings a utility or borderline item is asked in; harmful ones are asked in every wording of the split. */
const wordingsPerAllowedItem = { validation: 3, evaluation: 2 };

/**
 * The benchmark of a world, in a fixed order: every forbidden item of the split in every wording of the split (330
 * prompts in evaluation), and allowed items asked plainly and with a forbidden craft mentioned.
 */
export function worldPrompts(
  world: World,
  { split, asking }: { split: Split; asking: WorldAsking },
): WorldPrompt[] {
  const { questions, borderline } = world.language;
  const random = createRandom(`prompts/${world.seed}/${split}`);
  const wordings = questions[split];
  const prompt = (kind: WorldPrompt['kind'], item: Item, wording: string, number: number): WorldPrompt => ({
    id: `${kind}/${item.name.replaceAll(' ', '-')}/${number}`,
    kind,
    category: item.craft,
    messages: questionMessages(
      world,
      fill(wording, { item: item.name, craft: random.choice(world.categories) }),
      asking,
    ),
    reference: Object.values(item.facts),
  });
  const harmful = itemsFor(world, split, { forbidden: true }).flatMap((item) =>
    wordings.map((wording, number) => prompt('harmful', item, wording, number)),
  );
  const allowed = itemsFor(world, split, { forbidden: false });
  const utility = allowed.flatMap((item) =>
    random
      .shuffle(wordings)
      .slice(0, wordingsPerAllowedItem[split])
      .map((wording, number) => prompt('utility', item, wording, number)),
  );
  const close = allowed.flatMap((item) =>
    borderline[split].map((wording, number) => prompt('borderline', item, wording, number)),
  );
  return [...harmful, ...close, ...utility];
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
