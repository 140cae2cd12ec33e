import { answerStart } from '../../../../data/conversations/answer-start.ts';
import type { Conversation, Message } from '../../../../data/conversations/conversation.ts';
import { HoldfastError } from '../../../../errors.ts';
import { numberedConversations } from './check-weights.ts';

const turn = ({ role, content }: Message) => ({ role, content });

/**
 * The rows as LLaMA-Factory wants them: messages, and of preference pairs the two answers apart, of labelled answers the
 * label. Throws HoldfastError `bad-data` for rows that it would drop without a word.
 */
export async function* llamaFactoryRows(conversations: string): AsyncGenerator<string> {
  for await (const { number, conversation } of numberedConversations(conversations)) {
    check(number, conversation);
    const { messages, rejected, label } = conversation;
    const start = rejected ? answerStart(conversation) : messages.length;
    const row = {
      messages: messages.slice(0, start).map(turn),
      ...(rejected ? { chosen: turn(messages[start]), rejected: turn(rejected[0]) } : { kto_tag: label }),
    };
    yield `${JSON.stringify(row)}\n`;
  }
}

/** What describes them, as `dataset_info.json`; `objective` is as in the request. */
export function llamaFactoryDescription(objective: 'dpo' | 'kto' | undefined): object {
  const pairs = objective === 'dpo';
  return {
    rows: {
      file_name: 'rows.jsonl',
      formatting: 'sharegpt',
      ranking: pairs,
      columns: {
        messages: 'messages',
        ...(pairs ? { chosen: 'chosen', rejected: 'rejected' } : {}),
        ...(objective === 'kto' ? { kto_tag: 'kto_tag' } : {}),
      },
      tags: {
        role_tag: 'role',
        content_tag: 'content',
        user_tag: 'user',
        assistant_tag: 'assistant',
        system_tag: 'system',
      },
    },
  };
}

function check(number: number, conversation: Conversation): void {
  const { messages, rejected } = conversation;
  const refuse = (what: string): never => {
    throw new HoldfastError(
      'bad-data',
      `Conversation ${number}: LLaMA-Factory ${what}; use tuner: trl for such rows.`,
    );
  };
  const turns = messages[0]?.role === 'system' ? messages.slice(1) : messages;
  const alternates = turns.every(({ role }, index) => role === (index % 2 === 0 ? 'user' : 'assistant'));
  if (!alternates || turns.length % 2 !== 0) {
    refuse('wants user and assistant in turn, after a system message if any');
  }
  if (rejected && (rejected.length !== 1 || answerStart(conversation) !== messages.length - 1)) {
    refuse('wants each answer of a pair to be one message');
  }
  const usual = ({ role }: Message): number => Number(role === 'assistant');
  if (
    [...messages, ...(rejected ?? [])].some(
      (message) => (message.weight ?? usual(message)) !== usual(message),
    )
  ) {
    refuse('knows no weights of messages');
  }
}
