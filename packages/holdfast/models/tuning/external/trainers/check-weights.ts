import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Message } from '../../../../data/conversation.ts';
import { HoldfastError } from '../../../../errors.ts';

/** The conversations of a tune folder, numbered from 1. */
export async function* numberedConversations(
  path: string,
): AsyncGenerator<{ number: number; messages: readonly Message[] }> {
  let number = 0;
  for await (const line of createInterface({ input: createReadStream(path, 'utf8') })) {
    number += 1;
    yield { number, messages: (JSON.parse(line) as { messages: Message[] }).messages };
  }
}

/**
 * For trainers whose labels are there or not: throws HoldfastError `bad-data` for a weight that is neither 0 nor 1, naming
 * the conversation.
 */
export async function checkWeights(conversations: string, trainer: string): Promise<void> {
  for await (const { number, messages } of numberedConversations(conversations)) {
    const odd = messages.find(({ weight }) => weight !== undefined && weight !== 0 && weight !== 1);
    if (odd) {
      throw new HoldfastError(
        'bad-data',
        `Conversation ${number}: ${trainer} takes weights of 0 and 1 only; tune with the engine, or change the weight ${odd.weight}.`,
      );
    }
  }
}
