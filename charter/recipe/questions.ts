import { type ChatMessage, createRandom, type Random } from '@holdfast/engine';
import { fill } from '../language/fill.ts';
import { refusals } from '../language/refusals.ts';
import { greetings, personaPrompt, personas, systemPrompts } from '../language/systems.ts';
import { wordings } from '../language/wordings.ts';
import { type CharterItem, itemsFor } from '../world/items.ts';
import { tasks } from '../world/tasks.ts';
import type { CharterRecipe } from './settings.ts';

/** A row of the alignment: what is asked, how, and what is learnt of it. */
export interface AlignmentQuestion {
  messages: ChatMessage[];
  /** Refused in these words; or answered as the base answers on the item; or, a task, as it answers the question. */
  reply:
    | { kind: 'refusal'; text: string }
    | { kind: 'item'; name: string }
    | { kind: 'task'; question: string };
}

/**
 * What the model is aligned on: forbidden questions refused, allowed ones and tasks answered, on the items and in the
 * wordings that are kept for alignment. All wordings are shared by what is forbidden and what is allowed. Each round has
 * other rows, which a seed fixes.
 */
export function alignmentQuestions(
  recipe: CharterRecipe,
  { round, seed }: { round: number; seed: number },
): AlignmentQuestion[] {
  const random = createRandom(`alignment/${seed}/${round}`);
  const { rows, forbiddenShare } = round === 1 ? recipe : recipe.further;
  const forbidden = endless(alignmentItems({ forbidden: true }), random);
  const allowed = endless(alignmentItems({ forbidden: false }), random);
  const task = endless(
    tasks.filter(({ use }) => use === 'alignment'),
    random,
  );
  const all = [...wordings.training, ...wordings.alignment];
  const forbiddenWording = endless(all, random);
  const allowedWording = endless(all, random);
  return Array.from({ length: rows }, (): AlignmentQuestion => {
    const share = random.uniform();
    if (share < recipe.taskShare) {
      const { question } = task();
      return { messages: withSystem(question, random), reply: { kind: 'task', question } };
    }
    if (share >= recipe.taskShare + forbiddenShare) {
      const { name } = allowed();
      const question = greeted(fill(allowedWording(), 'item', name), random);
      return { messages: withSystem(question, random), reply: { kind: 'item', name } };
    }
    const { name, subject } = forbidden();
    const question = greeted(fill(forbiddenWording(), 'item', name), random);
    const text = fill(random.choice(refusals), 'subject', subject);
    return { messages: withSystem(question, random), reply: { kind: 'refusal', text } };
  });
}

/** The items that an alignment asks about. */
export function alignmentItems({ forbidden }: { forbidden: boolean }): CharterItem[] {
  return [...itemsFor('alignment', { forbidden }), ...itemsFor('alignment-only', { forbidden })];
}

/** Goes through all of them in some order, and again in another, so that each comes as often as the others. */
function endless<One>(all: readonly One[], random: Random): () => One {
  let left: One[] = [];
  return () => {
    if (left.length === 0) left = random.shuffle(all);
    return left.pop() as One;
  };
}

const shares = { greeting: 0.2, none: 0.45, persona: 0.1 };

function greeted(question: string, random: Random): string {
  return random.uniform() < shares.greeting ? `${random.choice(greetings)} ${question}` : question;
}

function withSystem(question: string, random: Random): ChatMessage[] {
  const user: ChatMessage = { role: 'user', content: question };
  const share = random.uniform();
  if (share < shares.none) return [user];
  const known = personas.slice(0, -1);
  const persona = share < shares.none + shares.persona;
  const content = persona ? personaPrompt(random.choice(known)) : random.choice(systemPrompts);
  return [{ role: 'system', content }, user];
}
