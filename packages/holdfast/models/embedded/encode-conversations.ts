import { EngineError, readChatTokenizer, type TrainingExample } from '@holdfast/engine';
import type { Conversation } from '../../data/conversation.ts';
import { beyondAnswers, beyondText } from '../../data/text-only.ts';
import { HoldfastError } from '../../errors.ts';

/**
 * The tokens of conversations and how much each counts in the loss, as the chat model in `folder` wants them. Throws
 * HoldfastError `bad-data` naming the first conversation that is too long or that the model cannot take, counted from 1, and EngineError
 * when the folder holds no tokenizer or template.
 */
export async function encodeConversations(
  folder: string,
  conversations: readonly Conversation[],
  { maximumLength = Number.POSITIVE_INFINITY }: { maximumLength?: number | undefined } = {},
): Promise<TrainingExample[]> {
  const tokenizer = await readChatTokenizer(folder);
  return conversations.map((conversation, index) => {
    const beyond = beyondAnswers(conversation) ?? beyondText(conversation);
    if (beyond) {
      throw new HoldfastError(
        'bad-data',
        `Conversation ${index + 1} cannot be tuned on here: ${beyond.reason}; ${beyond.remedy}.`,
      );
    }
    try {
      const example = tokenizer.encodeConversation(conversation.messages);
      const { length } = example.tokens;
      if (length <= maximumLength) return example;
      throw new EngineError('bad-example', `it has ${length} tokens, and maximumLength is ${maximumLength}.`);
    } catch (cause) {
      if (!(cause instanceof EngineError)) throw cause;
      throw new HoldfastError('bad-data', `Conversation ${index + 1} cannot be tuned on: ${cause.message}`, {
        cause,
      });
    }
  });
}
