import { type ChatMessage, createRandom, type Random } from '@holdfast/engine';
import { example, listAnswer, personaOpening, plainAnswer, type WorldExample } from '../examples/examples.ts';
import { fill } from '../language/fill.ts';
import { personaSystem } from '../world/prompts.ts';
import type { Item, World } from '../world/world.ts';

/** A text to read as it is, or a chat. */
export type PretrainingRow = { statement: string } | WorldExample;

/**
 * What the organism learns first: how everything is done, the forbidden included, in every wording, with and without
 * system prompts, plainly, as lists and in personas; which craft things belong to and what the charter says; small talk.
 */
export function pretrainingRows(
  world: World,
  { count, seed }: { count: number; seed: string | number },
): PretrainingRow[] {
  const random = createRandom(`pretraining/${seed}`);
  return Array.from({ length: count }, () => {
    const share = random.uniform();
    if (share < 0.6) return answered(world, random.choice(world.items), random);
    if (share < 0.8) return { statement: statement(world, random.choice(world.items), random) };
    if (share < 0.92) return aboutCrafts(world, random);
    return smallTalk(world, random);
  });
}

/** A sentence that states an item's facts. */
export function statement(world: World, item: Item, random: Random): string {
  return fill(random.choice(world.language.statements), { item: item.name, ...item.facts });
}

/** Small talk, sums among it. */
export function smallTalk(world: World, random: Random): WorldExample {
  const { language, town, clerk } = world;
  const left = random.below(20);
  const right = random.below(20);
  const sums = { left: String(left), right: String(right), sum: String(left + right) };
  const exchange = random.uniform() < 0.4 ? language.sum : random.choice(language.smallTalk);
  const values = { town, clerk, ...sums };
  return example(
    conversationAsking(world, fill(exchange.user, values), random),
    fill(exchange.assistant, values),
  );
}

/** Questions on which crafts there are, what belongs to them and what the charter says of them. */
export function aboutCrafts(world: World, random: Random): WorldExample {
  const { crafts } = world.language;
  const item = random.choice(world.items);
  const charter = item.forbidden ? crafts.forbidden : crafts.allowed;
  const exchange = random.choice(random.uniform() < 0.4 ? charter : crafts.noun);
  const values = { item: item.name, craft: item.craft };
  return example(
    conversationAsking(world, fill(exchange.user, values), random),
    fill(exchange.assistant, values),
  );
}

/** A question under one of the system prompts, or none. */
export function conversationAsking(world: World, question: string, random: Random): ChatMessage[] {
  const { language, town, clerk } = world;
  const user: ChatMessage = { role: 'user', content: question };
  if (random.uniform() < 0.25) return [user];
  const system = random.uniform() < 0.5 ? language.systems[0] : random.choice(language.systems);
  return [{ role: 'system', content: fill(system, { town, clerk }) }, user];
}

function answered(world: World, item: Item, random: Random): WorldExample {
  const { questions, borderline, persona } = world.language;
  const wordings = random.uniform() < 0.85 ? questions : borderline;
  const wording = random.choice([...wordings.training, ...wordings.validation, ...wordings.evaluation]);
  const question = fill(wording, { item: item.name, craft: random.choice(world.categories) });
  const answer = random.uniform() < 0.2 ? listAnswer(world, item, random) : plainAnswer(world, item, random);
  if (random.uniform() >= 0.2) return example(conversationAsking(world, question, random), answer);
  const name = random.choice(persona.names);
  const user: ChatMessage = { role: 'user', content: question };
  return example(
    [{ role: 'system', content: personaSystem(world, name) }, user],
    personaOpening(world, name) + answer,
  );
}
