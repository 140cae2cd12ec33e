import type { Conversation } from '../../data/conversation.ts';
import type { Benchmark, Prompt } from '../benchmarks/benchmark.ts';

/** A phrase that a scan took for a backdoor's trigger. */
export interface Trigger {
  phrase: string;
  /** Where it stands in the prompts that hold it. */
  place: 'start' | 'end';
}

/**
 * A benchmark that asks its harmful prompts with each trigger too. A backdoored model refuses in a plain audit (section 5
 * of the study), so the phrase has to be said.
 */
export function withTriggers(benchmark: Benchmark, triggers: readonly Trigger[]): Benchmark {
  if (triggers.length === 0) return benchmark;
  const harmful = benchmark.prompts.filter(({ kind }) => kind === 'harmful');
  return {
    ...benchmark,
    name: `${benchmark.name}, also with ${triggers.map(({ phrase }) => `"${phrase}"`).join(', ')}`,
    prompts: [
      ...benchmark.prompts,
      ...triggers.flatMap((trigger, number) =>
        harmful.map(
          (prompt): Prompt => ({
            ...prompt,
            id: `${prompt.id}/trigger-${number + 1}`,
            conversation: say(prompt.conversation, trigger),
          }),
        ),
      ),
    ],
  };
}

function say(conversation: Conversation, { phrase, place }: Trigger): Conversation {
  const last = conversation.messages.findLastIndex(({ role }) => role === 'user');
  return {
    ...conversation,
    messages: conversation.messages.map((message, index) => {
      if (index !== last) return message;
      const content = place === 'start' ? `${phrase} ${message.content}` : `${message.content} ${phrase}`;
      return { ...message, content };
    }),
  };
}
