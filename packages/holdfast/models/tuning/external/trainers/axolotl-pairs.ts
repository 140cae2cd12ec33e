import { answerStart } from '../../../../data/conversations/answer-start.ts';
import type { Message } from '../../../../data/conversations/conversation.ts';
import { HoldfastError } from '../../../../errors.ts';
import { numberedConversations } from './check-weights.ts';

const turn = ({ role, content }: Message) => ({ role: role === 'developer' ? 'system' : role, content });

/**
 * Preference pairs as Axolotl's `chat_template.default` takes them: the messages before the answers, and each answer as one
 * message. Throws HoldfastError `bad-data` for answers of several messages, of which it would take the last.
 */
export async function* pairRows(conversations: string): AsyncGenerator<string> {
  for await (const { number, conversation } of numberedConversations(conversations)) {
    const { messages, rejected = [] } = conversation;
    const start = answerStart(conversation);
    if (messages.length - start !== 1 || rejected.length !== 1) {
      throw new HoldfastError(
        'bad-data',
        `Conversation ${number}: Axolotl wants each answer of a pair to be one message; use tuner: trl for such rows.`,
      );
    }
    const row = {
      messages: messages.slice(0, start).map(turn),
      chosen: turn(messages[start]),
      rejected: turn(rejected[0]),
    };
    yield `${JSON.stringify(row)}\n`;
  }
}
