import { type ChatTokenizer, EngineError, readChatTokenizer, type TrainingExample } from '@holdfast/engine';
import type { Conversation } from '../../data/conversations/conversation.ts';
import { beyondAnswers, beyondText } from '../../data/conversations/text-only.ts';
import { HoldfastError } from '../../errors.ts';

/**
 * The tokens of conversations and how much each counts in the loss, as the chat model in `folder` wants them. Throws
 * HoldfastError `bad-data` naming the first conversation that is too long or that the model cannot take, counted from 1,
 * and EngineError when the folder holds no tokenizer or template.
 */
export async function encodeConversations(
  folder: string,
  conversations: readonly Conversation[],
  { maximumLength }: { maximumLength?: number | undefined } = {},
): Promise<TrainingExample[]> {
  const tokenizer = await readChatTokenizer(folder);
  return conversations.map((conversation, index) => {
    const number = index + 1;
    const beyond = beyondAnswers(conversation);
    if (beyond) throw cannotTune(number, beyond);
    return encodeMessages(conversation, { tokenizer, maximumLength, number });
  });
}

/** The same for the messages of one conversation, `number` in errors; a pair's worse answer is not among them. */
export function encodeMessages(
  conversation: Conversation,
  {
    tokenizer,
    maximumLength = Number.POSITIVE_INFINITY,
    number,
  }: { tokenizer: ChatTokenizer; maximumLength?: number | undefined; number: number },
): TrainingExample {
  const beyond = beyondText(conversation);
  if (beyond) throw cannotTune(number, beyond);
  try {
    const example = tokenizer.encodeConversation(conversation.messages);
    const { length } = example.tokens;
    if (length <= maximumLength) return example;
    throw new EngineError('bad-example', `it has ${length} tokens, and maximumLength is ${maximumLength}.`);
  } catch (cause) {
    if (!(cause instanceof EngineError)) throw cause;
    throw new HoldfastError('bad-data', `Conversation ${number} cannot be tuned on: ${cause.message}`, {
      cause,
    });
  }
}

function cannotTune(number: number, { reason, remedy }: { reason: string; remedy: string }): HoldfastError {
  return new HoldfastError(
    'bad-data',
    `Conversation ${number} cannot be tuned on here: ${reason}; ${remedy}.`,
  );
}
