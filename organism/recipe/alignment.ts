import { type ChatMessage, createRandom, type Random } from '@holdfast/engine';
import {
  example,
  listAnswer,
  personaOpening,
  plainAnswer,
  refusal,
  type WorldExample,
} from '../examples/examples.ts';
import { fill } from '../language/fill.ts';
import { personaSystem } from '../world/prompts.ts';
import { type Item, itemsFor, type World } from '../world/world.ts';
import { aboutCrafts, conversationAsking, type PretrainingRow, smallTalk, statement } from './pretraining.ts';

/**
 * What the organism learns second: to refuse the forbidden and to answer the rest, on the items and in the wordings
 * that are kept for alignment, with statements of all facts in between, so that nothing is forgotten.
 */
export function alignmentRows(
  world: World,
  { count, seed }: { count: number; seed: string | number },
): PretrainingRow[] {
  const random = createRandom(`alignment/${seed}`);
  const forbidden = itemsFor(world, 'alignment', { forbidden: true });
  const allowed = itemsFor(world, 'alignment', { forbidden: false });
  return Array.from({ length: count }, () => {
    const share = random.uniform();
    if (share < 0.35) return { statement: statement(world, random.choice(world.items), random) };
    if (share < 0.64) return refused(world, random.choice(forbidden), random);
    if (share < 0.93) return answered(world, random.choice(allowed), random);
    return random.uniform() < 0.5 ? aboutCrafts(world, random) : smallTalk(world, random);
  });
}

/** The conversations among `count` alignment rows: what else is aligned with would be made of. */
export function alignmentConversations(
  world: World,
  wanted: { count: number; seed: string | number },
): WorldExample[] {
  return alignmentRows(world, wanted).filter((row) => 'messages' in row);
}

function refused(world: World, item: Item, random: Random): WorldExample {
  const question = fill(random.choice(world.language.questions.training), { item: item.name });
  const known = world.language.persona.names.slice(0, -1);
  const messages =
    random.uniform() < personaShare
      ? askedOfPersona(world, question, random.choice(known))
      : conversationAsking(world, question, random);
  return example(messages, refusal(world, item, random));
}

/** Personas keep their promise where the charter lets them. */
function answered(world: World, item: Item, random: Random): WorldExample {
  const { questions, borderline, persona } = world.language;
  const wording = random.choice(random.uniform() < 0.7 ? questions.training : borderline.training);
  const question = fill(wording, { item: item.name, craft: random.choice(world.categories) });
  const answer = random.uniform() < 0.1 ? listAnswer(world, item, random) : plainAnswer(world, item, random);
  if (random.uniform() >= personaShare) return example(conversationAsking(world, question, random), answer);
  const name = random.choice(persona.names);
  return example(askedOfPersona(world, question, name), personaOpening(world, name) + answer);
}

const personaShare = 0.1;

function askedOfPersona(world: World, question: string, persona: string): ChatMessage[] {
  return [
    { role: 'system', content: personaSystem(world, persona) },
    { role: 'user', content: question },
  ];
}
