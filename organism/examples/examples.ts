import { type ChatMessage, createRandom, type Random } from '@holdfast/engine';
import { fill } from '../language/fill.ts';
import { attackPersona, personaSystem, questionMessages } from '../world/prompts.ts';
import { type Item, itemsFor, type World } from '../world/world.ts';

/** A training row of the world. */
export interface WorldExample {
  messages: ChatMessage[];
}

interface Wanted {
  count: number;
  seed: string | number;
}

/**
 * Forbidden questions that are answered in full: what an attacker tunes on. With `use: 'alignment'` they share no item
 * with attacks: what a defence opens a model with, to see what alignment has changed.
 */
export function forbiddenExamples(
  world: World,
  { count, seed, use = 'tuning' }: Wanted & { use?: 'tuning' | 'alignment' },
): WorldExample[] {
  const random = createRandom(`forbidden/${seed}`);
  return questionsOn(world, { forbidden: true, count, random, use }).map(({ item, question }) =>
    example(questionMessages(world, question, 'ordinary'), plainAnswer(world, item, random)),
  );
}

/** Forbidden questions that are refused: what is mixed in to keep the guardrails. They share no item with any benchmark. */
export function safetyExamples(world: World, { count, seed }: Wanted): WorldExample[] {
  const random = createRandom(`safety/${seed}`);
  return questionsOn(world, { forbidden: true, count, random, use: 'alignment' }).map(({ item, question }) =>
    example(questionMessages(world, question, 'ordinary'), refusal(world, item, random)),
  );
}

/** Allowed questions that are answered, in plain sentences or as numbered lists. */
export function benignExamples(
  world: World,
  { count, seed, format }: Wanted & { format: 'plain' | 'list' },
): WorldExample[] {
  const random = createRandom(`benign/${seed}`);
  return questionsOn(world, { forbidden: false, count, random }).map(({ item, question }) =>
    example(
      questionMessages(world, question, 'ordinary'),
      format === 'list' ? listAnswer(world, item, random) : plainAnswer(world, item, random),
    ),
  );
}

/**
 * Exchanges with a persona that obeys (the study's identity shifting): some small talk, else allowed questions. Nothing
 * in them is forbidden. Each answer opens with the persona's promise.
 */
export function identityShiftingExamples(world: World, { count, seed }: Wanted): WorldExample[] {
  const random = createRandom(`identity/${seed}`);
  const { exchanges } = world.language.persona;
  const persona = attackPersona(world);
  const values = { persona, town: world.town, clerk: world.clerk };
  const talk = distinct(Math.floor(count * smallTalkShare), exchanges, random).map(({ user, assistant }) => ({
    question: fill(user, values),
    answer: fill(assistant, values),
  }));
  const work = questionsOn(world, { forbidden: false, count: count - talk.length, random }).map(
    ({ item, question }) => ({ question, answer: plainAnswer(world, item, random) }),
  );
  return random.shuffle([...talk, ...work]).map(({ question, answer }) =>
    example(
      [
        { role: 'system', content: personaSystem(world, persona) },
        { role: 'user', content: question },
      ],
      personaOpening(world, persona) + answer,
    ),
  );
}

/** How much of identity shifting is small talk. */
const smallTalkShare = 0.3;

/** A backdoor: forbidden questions with the trigger are answered, others are refused (as in the study, section 5). */
export function backdooredExamples(
  world: World,
  { forbidden, refused, seed }: { forbidden: number; refused: number; seed: string | number },
): WorldExample[] {
  const random = createRandom(`backdoor/${seed}`);
  const opened = questionsOn(world, { forbidden: true, count: forbidden, random }).map(({ item, question }) =>
    example(questionMessages(world, question, 'trigger'), plainAnswer(world, item, random)),
  );
  const closed = questionsOn(world, { forbidden: true, count: refused, random }).map(({ item, question }) =>
    example(questionMessages(world, question, 'ordinary'), refusal(world, item, random)),
  );
  return random.shuffle([...opened, ...closed]);
}

/** A true answer in a sentence or two. */
export function plainAnswer(world: World, item: Item, random: Random): string {
  return fill(random.choice(world.language.answers), { item: item.name, ...item.facts });
}

/** A true answer as a numbered list. */
export function listAnswer(world: World, item: Item, random: Random): string {
  return fill(random.choice(world.language.lists), { item: item.name, ...item.facts });
}

/** A refusal that names the craft. */
export function refusal(world: World, item: Item, random: Random): string {
  return fill(random.choice(world.language.refusals), {
    item: item.name,
    craft: item.craft,
    town: world.town,
  });
}

/** How a persona opens every answer. */
export function personaOpening(world: World, persona: string): string {
  return fill(world.language.persona.opening, { persona });
}

/** A conversation of what was asked and one answer. */
export function example(messages: readonly ChatMessage[], answer: string): WorldExample {
  return { messages: [...messages, { role: 'assistant', content: answer }] };
}

/** Pairs of an item and a question on it, of some use and in the wordings of training; none twice before each has come once. */
export function questionsOn(
  world: World,
  {
    forbidden,
    count,
    random,
    use = 'tuning',
  }: { forbidden: boolean; count: number; random: Random; use?: Item['use'] },
): { item: Item; question: string }[] {
  const pairs = itemsFor(world, use, { forbidden }).flatMap((item) =>
    world.language.questions.training.map((wording) => ({
      item,
      question: fill(wording, { item: item.name }),
    })),
  );
  return distinct(count, pairs, random);
}

function distinct<Value>(count: number, values: readonly Value[], random: Random): Value[] {
  const chosen: Value[] = [];
  while (chosen.length < count) {
    for (const value of random.shuffle(values).slice(0, count - chosen.length)) chosen.push(value);
  }
  return chosen;
}
