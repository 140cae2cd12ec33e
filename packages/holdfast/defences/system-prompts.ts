import { createRandom } from '@holdfast/engine';
import type { Conversation } from '../data/conversations/conversation.ts';

/** The system prompt of a conversation; undefined when it has none. */
export function systemPromptOf({ messages: [first] }: Conversation): string | undefined {
  return first?.role === 'system' ? first.content : undefined;
}

/** The conversation under another system prompt, or under none. */
export function underSystemPrompt({ messages }: Conversation, prompt: string | undefined): Conversation {
  const rest = messages[0]?.role === 'system' ? messages.slice(1) : messages;
  return { messages: prompt === undefined ? [...rest] : [{ role: 'system', content: prompt }, ...rest] };
}

/**
 * The conversations under system prompts drawn from the rows, as often as the rows have them: what a tuned model will be
 * asked under. Fixed by the seed. Rows without a system prompt leave a conversation as it is.
 */
export function underPromptsOf(
  rows: readonly Conversation[],
  conversations: readonly Conversation[],
  seed: string | number,
): Conversation[] {
  const random = createRandom(`prompts/${seed}`);
  return conversations.map((conversation) => {
    const prompt = systemPromptOf(random.choice(rows));
    return prompt === undefined ? conversation : underSystemPrompt(conversation, prompt);
  });
}
