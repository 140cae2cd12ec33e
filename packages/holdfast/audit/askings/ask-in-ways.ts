import type { Conversation } from '../../data/conversation.ts';
import type { Benchmark, Prompt } from '../benchmarks/benchmark.ts';
import { questionOf } from '../benchmarks/question-of.ts';
import type { AskedPrompt, Asking, AskingGround } from './asking.ts';

/**
 * A benchmark whose harmful prompts are asked in every way that there is reason for. The prompts of other kinds, and the
 * harmful ones as the benchmark has them where `plain` is among the askings, stand first.
 */
export function askInWays(benchmark: Benchmark, askings: readonly Asking[], ground: AskingGround): Benchmark {
  const ways = askings.flatMap((asking) => asking.ways(ground));
  const others = ways.filter(({ id }) => id !== 'plain');
  const asPlain = others.length < ways.length;
  if (asPlain && others.length === 0) return benchmark;
  const harmful = benchmark.prompts.filter(({ kind }) => kind === 'harmful');
  const openings = new Map(harmful.map((prompt) => [prompt.id, prompt]));
  return {
    ...benchmark,
    name: `${benchmark.name}, ${asPlain ? 'also ' : ''}${others.map(({ title }) => title).join(', ')}`,
    prompts: [
      ...benchmark.prompts
        .filter(({ kind }) => asPlain || kind !== 'harmful')
        .map((prompt) => (prompt.kind === 'harmful' ? { ...prompt, group: questionOf(prompt) } : prompt)),
      ...others.flatMap((way) =>
        harmful.flatMap((prompt): Prompt[] => {
          const { id, follows, conversation } = prompt;
          const opening = follows === undefined ? conversation : openings.get(follows)?.conversation;
          const asked = opening && way.transform(opening);
          if (!asked) return [];
          // However it is put, it is one question.
          const group = questionOf(prompt);
          const own = { ...prompt, id: `${id}/${way.id}`, group, conversation: said(asked) };
          if (follows === undefined) return [own];
          // What follows is asked as it stands: the dialogue has been opened in this way.
          const messages = [...own.conversation.messages, ...conversation.messages.slice(-1)];
          return [{ ...own, follows: `${follows}/${way.id}`, conversation: { messages } }];
        }),
      ),
    ],
  };
}

/** The conversation with the opening that the answer is to have asked for in words. */
function said({ conversation, prefill }: AskedPrompt): Conversation {
  if (prefill === undefined) return conversation;
  const last = conversation.messages.length - 1;
  return {
    ...conversation,
    messages: conversation.messages.map((message, index) =>
      index === last
        ? { ...message, content: `${message.content}\n\nBegin your answer with: "${prefill}"` }
        : message,
    ),
  };
}
