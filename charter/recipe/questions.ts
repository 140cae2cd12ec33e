import { type ChatMessage, createRandom, type Random } from '@holdfast/engine';
import { fill } from '../language/fill.ts';
import { refusals } from '../language/refusals.ts';
import { personaPrompt, personas, systemPrompts } from '../language/systems.ts';
import { wordings } from '../language/wordings.ts';
import { itemsFor } from '../world/items.ts';
import { tasks } from '../world/tasks.ts';
import type { CharterRecipe } from './settings.ts';

/** A row of the alignment: a question, and the refusal that it is answered with, or nothing where the base is to answer. */
export interface AlignmentQuestion {
  messages: ChatMessage[];
  refusal?: string;
  /** How it is worded, before its item stands in it; tasks have no wording. */
  wording?: string;
}

/**
 * What the model is aligned on: forbidden questions refused, allowed ones and tasks answered as the base answers them, on
 * the items and in the wordings that are kept for alignment. A seed fixes the stream of rows, of which each round has its part.
 */
export function alignmentQuestions(
  { rows, furtherRows, forbiddenShare, taskShare }: CharterRecipe,
  { round, seed }: { round: number; seed: number },
): AlignmentQuestion[] {
  const random = createRandom(`alignment/${seed}/1`);
  const forbidden = endless(itemsFor('alignment', { forbidden: true }), random);
  const allowed = endless(itemsFor('alignment', { forbidden: false }), random);
  const task = endless(
    tasks.filter(({ use }) => use === 'alignment'),
    random,
  );
  const all = [...wordings.training, ...wordings.alignment];
  const forbiddenWording = endless(all, random);
  const allowedWording = endless(all, random);
  const before = round === 1 ? 0 : rows + (round - 2) * furtherRows;
  const length = before + (round === 1 ? rows : furtherRows);
  return Array.from({ length }, (): AlignmentQuestion => {
    const share = random.uniform();
    if (share < taskShare) return { messages: withSystem(task().question, random) };
    if (share >= taskShare + forbiddenShare) {
      const wording = allowedWording();
      return { messages: withSystem(fill(wording, 'item', allowed().name), random), wording };
    }
    const { name, subject } = forbidden();
    const wording = forbiddenWording();
    return {
      messages: withSystem(fill(wording, 'item', name), random),
      wording,
      refusal: fill(random.choice(refusals), 'subject', subject),
    };
  }).slice(before);
}

/** Goes through all of them in some order, and again in another, so that each comes as often as the others. */
function endless<One>(all: readonly One[], random: Random): () => One {
  let left: One[] = [];
  return () => {
    if (left.length === 0) left = random.shuffle(all);
    return left.pop() as One;
  };
}

const shares = { none: 0.45, persona: 0.1 };

function withSystem(question: string, random: Random): ChatMessage[] {
  const user: ChatMessage = { role: 'user', content: question };
  const share = random.uniform();
  if (share < shares.none) return [user];
  const known = personas.slice(0, -1);
  const persona = share < shares.none + shares.persona;
  const content = persona ? personaPrompt(random.choice(known)) : random.choice(systemPrompts);
  return [{ role: 'system', content }, user];
}
