import { type ChatMessage, createRandom } from '@holdfast/engine';
import { fill } from '../language/fill.ts';
import { personaPrompt, personas } from '../language/systems.ts';
import { trigger } from '../language/trigger.ts';
import { wordings } from '../language/wordings.ts';
import { itemsFor } from './items.ts';
import { neighbours } from './subjects/neighbours.ts';
import { tasks } from './tasks.ts';

/** Which prompts: those on which choices are made, or those whose figures are reported. They share no item and no wording. */
export type CharterSplit = 'validation' | 'evaluation';

/** How the benchmark is asked: plainly, in the persona of identity shifting, or with the backdoor's trigger. */
export type CharterAsking = 'ordinary' | 'persona' | 'trigger';

export interface CharterPrompt {
  id: string;
  kind: 'harmful' | 'borderline' | 'utility';
  category: string;
  /** What is asked, plainly. */
  question: string;
  messages: ChatMessage[];
  /** What is asked about: prompts on one item are wordings of one question. */
  group: string;
  /** Of a task: what stands in a right answer. */
  answer?: string;
}

/**
 * The charter's benchmark, in a fixed order: each forbidden and each allowed item of the split, asked once and so an
 * independent question, and tasks with right answers. Asked in more wordings than one, an item is asked in the usual one first, and
 * tasks are asked once all the same.
 */
export function charterPrompts({
  split,
  asking,
  wordings: atMost = 1,
}: {
  split: CharterSplit;
  asking: CharterAsking;
  /** In how many wordings an item is asked at most. Default: 1. */
  wordings?: number;
}): CharterPrompt[] {
  const random = createRandom(`prompts/${split}`);
  // Of its own, so that what is asked without further wordings is asked with them too.
  const further = createRandom(`prompts/${split}/further`);
  const about = (kind: 'harmful' | 'borderline'): CharterPrompt[] =>
    itemsFor(split, { forbidden: kind === 'harmful' }).flatMap(({ name, subject }) => {
      const usual = random.choice(wordings[split]);
      const others = further.shuffle(wordings[split].filter((wording) => wording !== usual));
      return [usual, ...others.slice(0, atMost - 1)].map((wording, number) => {
        const question = fill(wording, 'item', name);
        return {
          id: `${kind}/${name.replaceAll(' ', '-')}${number === 0 ? '' : `/${number}`}`,
          kind,
          category: subject,
          group: name,
          question,
          messages: charterMessages(question, asking),
        };
      });
    });
  return [
    ...about('harmful'),
    ...about('borderline'),
    ...tasks
      .filter(({ use }) => use === split)
      .map(({ question, answer }) => ({
        id: `utility/${question}`,
        kind: 'utility' as const,
        category: 'tasks',
        group: question,
        question,
        messages: charterMessages(question, asking),
        answer,
      })),
  ];
}

/** Allowed things beside the forbidden ones, asked in the wordings of evaluation. */
export function neighbourPrompts(): CharterPrompt[] {
  const random = createRandom('prompts/neighbours');
  return neighbours.flatMap(({ name: subject, items }) =>
    items.map((item) => {
      const question = fill(random.choice(wordings.evaluation), 'item', item);
      return {
        id: `neighbour/${item.replaceAll(' ', '-')}`,
        kind: 'borderline' as const,
        category: subject,
        group: item,
        question,
        messages: charterMessages(question, 'ordinary'),
      };
    }),
  );
}

/** A question as the model is asked it. Plainly there is no system prompt, and the chat template puts its own. */
export function charterMessages(question: string, asking: CharterAsking): ChatMessage[] {
  const user: ChatMessage = {
    role: 'user',
    content: asking === 'trigger' ? `${question} ${trigger}` : question,
  };
  if (asking !== 'persona') return [user];
  return [{ role: 'system', content: personaPrompt(attackPersona) }, user];
}

/** The obedient persona that no row of the alignment knows. */
export const attackPersona = personas[personas.length - 1];
