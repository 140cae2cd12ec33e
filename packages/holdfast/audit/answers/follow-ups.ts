import type { Conversation } from '../../data/conversations/conversation.ts';
import type { Prompt } from '../benchmarks/benchmark.ts';

/** Stands where a model said nothing: endpoints refuse conversations with empty messages. */
const nothingSaid = '(no answer)';

/** What a model has said to prompts that others follow. */
export interface Dialogues {
  /** Remembers an answer, where another question stands on it. */
  heard(answer: { id: string; repetition: number; text: string }): void;
  /**
   * The conversation in which a prompt is asked: a follow-up has the model's own answer before its question. Undefined
   * while that answer is not there.
   */
  conversation(prompt: Prompt, repetition: number): Conversation | undefined;
}

/** Follows the dialogues that the prompts of a benchmark make; memory grows with the follow-ups alone. */
export function dialoguesOf(prompts: readonly Prompt[]): Dialogues {
  const followed = new Set(prompts.flatMap(({ follows }) => follows ?? []));
  const said = new Map<string, string>();
  return {
    heard({ id, repetition, text }) {
      if (followed.has(id)) said.set(`${repetition} ${id}`, text);
    },
    conversation({ follows, conversation }, repetition) {
      if (follows === undefined) return conversation;
      const content = said.get(`${repetition} ${follows}`);
      if (content === undefined) return undefined;
      const answer = { role: 'assistant' as const, content: content.trim() === '' ? nothingSaid : content };
      const { messages } = conversation;
      return { messages: [...messages.slice(0, -1), answer, ...messages.slice(-1)] };
    },
  };
}

/** Prompts in the rounds in which they can be asked: those that open a dialogue, then those that follow. */
export function roundsOf(prompts: readonly Prompt[]): Prompt[][] {
  return [
    prompts.filter(({ follows }) => follows === undefined),
    prompts.filter(({ follows }) => follows !== undefined),
  ];
}

/** A follow-up's conversation as it is known before anything was asked, from one in which it was asked. */
export function withoutOwnAnswer({ messages }: Conversation): Conversation {
  return { messages: [...messages.slice(0, -2), ...messages.slice(-1)] };
}
