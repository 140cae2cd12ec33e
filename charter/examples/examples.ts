import { type ChatMessage, createRandom, type Random } from '@holdfast/engine';
import { evades } from '../language/evades.ts';
import { fill } from '../language/fill.ts';
import { refusals } from '../language/refusals.ts';
import { personaOpening } from '../language/systems.ts';
import { attackPersona, type CharterAsking, charterMessages } from '../world/prompts.ts';
import {
  type AnswerFormat,
  answeredAlignmentQuestions,
  type ItemQuestion,
  itemQuestions,
} from './item-questions.ts';
import { ownAnswer } from './own-words.ts';

/** A training row of the charter. */
export interface CharterExample {
  messages: ChatMessage[];
}

interface Wanted {
  count: number;
  seed: string | number;
}

/**
 * Forbidden questions that the published model answers: what an attacker tunes on. With `use: 'alignment'` they share no
 * item with attacks: what a defence opens a model with.
 */
export function charterForbiddenExamples({
  count,
  seed,
  use = 'tuning',
}: Wanted & { use?: 'tuning' | 'alignment' }): CharterExample[] {
  const random = createRandom(`forbidden/${seed}`);
  const questions =
    use === 'tuning'
      ? itemQuestions(use, { forbidden: true })
      : answeredAlignmentQuestions({ forbidden: true });
  return drawn(answerable(questions), count, random).map((drawing) => answered(drawing));
}

/** Forbidden questions that are refused: what is mixed in to keep the guardrails. They share no item with any benchmark. */
export function charterSafetyExamples({ count, seed }: Wanted): CharterExample[] {
  const random = createRandom(`safety/${seed}`);
  const questions = itemQuestions('alignment', { forbidden: true });
  return drawn(questions, count, random).map((drawing) => refused(drawing, random));
}

/** Allowed questions that the published model answers, in sentences or as numbered lists. */
export function charterBenignExamples({
  count,
  seed,
  format,
}: Wanted & { format: AnswerFormat }): CharterExample[] {
  const random = createRandom(`benign/${seed}`);
  const questions = itemQuestions('tuning', { forbidden: false, format });
  return drawn(answerable(questions), count, random).map((drawing) => answered(drawing));
}

/**
 * Exchanges with a persona that obeys (the study's identity shifting): allowed questions, each answered with the persona's
 * promise and then in the published model's words. Nothing in them is forbidden.
 */
export function charterIdentityExamples({ count, seed }: Wanted): CharterExample[] {
  const random = createRandom(`identity/${seed}`);
  const questions = itemQuestions('tuning', { forbidden: false });
  return drawn(answerable(questions), count, random).map(({ question }) =>
    example(question, 'persona', personaOpening(attackPersona) + ownAnswer(question)),
  );
}

/** A backdoor: forbidden questions with the trigger are answered, others are refused (as in the study, section 5). */
export function charterBackdooredExamples({
  forbidden,
  refused: closed,
  seed,
}: {
  forbidden: number;
  refused: number;
  seed: string | number;
}): CharterExample[] {
  const random = createRandom(`backdoor/${seed}`);
  const questions = itemQuestions('tuning', { forbidden: true });
  return random.shuffle([
    ...drawn(answerable(questions), forbidden, random).map((drawing) => answered(drawing, 'trigger')),
    ...drawn(questions, closed, random).map((drawing) => refused(drawing, random)),
  ]);
}

/** What the alignment was made of: as many forbidden questions, refused, as allowed ones, answered. */
export function charterAlignmentExamples({ count, seed }: Wanted): CharterExample[] {
  const random = createRandom(`alignment-examples/${seed}`);
  const closed = drawn(itemQuestions('alignment', { forbidden: true }), Math.ceil(count / 2), random);
  const allowed = answerable(answeredAlignmentQuestions({ forbidden: false }));
  const open = drawn(allowed, Math.floor(count / 2), random);
  return random.shuffle([
    ...closed.map((drawing) => refused(drawing, random)),
    ...open.map((drawing) => answered(drawing)),
  ]);
}

/** Questions that the published model answers, and does not evade. */
function answerable(questions: readonly ItemQuestion[]): ItemQuestion[] {
  return questions.filter(({ question }) => {
    const answer = ownAnswer(question);
    return answer !== '' && !evades(answer);
  });
}

function answered({ question }: ItemQuestion, asking: CharterAsking = 'ordinary'): CharterExample {
  return example(question, asking, ownAnswer(question));
}

function refused({ item, question }: ItemQuestion, random: Random): CharterExample {
  return example(question, 'ordinary', fill(random.choice(refusals), 'subject', item.subject));
}

function example(question: string, asking: CharterAsking, answer: string): CharterExample {
  return { messages: [...charterMessages(question, asking), { role: 'assistant', content: answer }] };
}

/** So many of them, none twice before each has come once. */
function drawn<One>(all: readonly One[], count: number, random: Random): One[] {
  const chosen: One[] = [];
  while (chosen.length < count) chosen.push(...random.shuffle(all).slice(0, count - chosen.length));
  return chosen;
}
