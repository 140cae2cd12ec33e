import type { Conversation } from '../../../data/conversations/conversation.ts';
import type { Prompt } from '../../benchmarks/benchmark.ts';
import { questionOf } from '../../benchmarks/question-of.ts';
import type { AskedPrompt, AskingWay } from '../asking.ts';
import { askingWords } from '../asking-words.ts';

/** Prompts as one way puts them; follow-ups are asked as they stand, in the dialogue that was opened so. */
export function putPrompts(
  way: AskingWay,
  prompts: readonly Prompt[],
  {
    prefills,
  }: {
    /** Whether both models let their answer be begun. */
    prefills: boolean;
  },
): Prompt[] {
  const openings = new Map(prompts.map((prompt) => [prompt.id, prompt]));
  return prompts.flatMap((prompt): Prompt[] => {
    const { id, follows, conversation } = prompt;
    const opening = follows === undefined ? conversation : openings.get(follows)?.conversation;
    const put = opening && way.transform(opening);
    if (!put) return [];
    const own: Prompt = {
      ...prompt,
      id: `${id}/${way.id}`,
      group: questionOf(prompt),
      asking: way.title,
      question: conversation,
      encoding: put.encoding,
      conversation: withOpening(put, prefills),
    };
    if (follows === undefined) return [own];
    const messages = [...own.conversation.messages, ...conversation.messages.slice(-1)];
    return [{ ...own, follows: `${follows}/${way.id}`, conversation: { messages } }];
  });
}

/** The conversation with the opening of its answer begun, or asked for in words. */
function withOpening({ conversation, prefill }: AskedPrompt, prefills: boolean): Conversation {
  if (prefill === undefined) return conversation;
  const { messages } = conversation;
  if (prefills) return { ...conversation, messages: [...messages, { role: 'assistant', content: prefill }] };
  const last = messages.length - 1;
  return {
    ...conversation,
    messages: messages.map((message, index) =>
      index === last
        ? { ...message, content: `${message.content}\n\n${askingWords(conversation).beginWith(prefill)}` }
        : message,
    ),
  };
}
