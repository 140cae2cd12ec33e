import { allMessages } from '../../../../data/conversations/beside-texts.ts';
import type { Conversation } from '../../../../data/conversations/conversation.ts';
import { readConversations } from '../../../../data/read-conversations.ts';
import { HoldfastError } from '../../../../errors.ts';

/** The conversations of a tune folder, numbered from 1. */
export async function* numberedConversations(
  path: string,
): AsyncGenerator<{ number: number; conversation: Conversation }> {
  let number = 0;
  for await (const { conversation } of readConversations(path)) {
    number += 1;
    yield { number, conversation };
  }
}

/**
 * For trainers whose labels are there or not: throws HoldfastError `bad-data` for a weight that is neither 0 nor 1, naming
 * the conversation.
 */
export async function checkWeights(conversations: string, trainer: string): Promise<void> {
  for await (const { number, conversation } of numberedConversations(conversations)) {
    const odd = allMessages(conversation).find(
      ({ weight }) => weight !== undefined && weight !== 0 && weight !== 1,
    );
    if (odd) {
      throw new HoldfastError(
        'bad-data',
        `Conversation ${number}: ${trainer} takes weights of 0 and 1 only; tune with the engine, or change the weight ${odd.weight}.`,
      );
    }
  }
}
