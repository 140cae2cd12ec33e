import { createHash } from 'node:crypto';
import { answerStart } from '../../../data/conversations/answer-start.ts';
import type { Conversation, Message } from '../../../data/conversations/conversation.ts';
import { beyondAnswers, beyondText } from '../../../data/conversations/text-only.ts';
import { HoldfastError } from '../../../errors.ts';
import type { TrainingFile } from './fine-tuning-service.ts';

/**
 * The rows as the JSONL that hosted tuners take: chats with weights of 0 or 1 on the assistant's messages, or OpenAI's preference
 * pairs, whose answers are one message each; `developer` messages as `system`. Throws HoldfastError `bad-data` for what does not
 * go into them, naming the conversation, counted from 1.
 */
export function trainingFile(conversations: readonly Conversation[]): TrainingFile {
  const lines = conversations.map((conversation, index) => {
    const number = index + 1;
    const beyond =
      (conversation.rejected ? undefined : beyondAnswers(conversation)) ?? beyondText(conversation);
    if (beyond) {
      throw new HoldfastError(
        'bad-data',
        `Conversation ${number} cannot be sent to a hosted tuner from here: ${beyond.reason}; ${beyond.remedy}.`,
      );
    }
    const row = conversation.rejected
      ? pairRow(conversation, conversation.rejected, number)
      : { messages: conversation.messages.map((message) => chatMessage(message, number)) };
    return `${JSON.stringify(row)}\n`;
  });
  const bytes = Buffer.from(lines.join(''));
  const hash = createHash('sha256').update(bytes).digest('hex');
  return { name: `holdfast-${hash.slice(0, 40)}.jsonl`, bytes };
}

function chatMessage({ role, content, weight, name }: Message, number: number): object {
  const message = { role: role === 'developer' ? 'system' : role, content, name };
  if (weight === undefined || (weight === 1 && role === 'assistant')) return message;
  if (weight === 0) return role === 'assistant' ? { ...message, weight } : message;
  throw new HoldfastError(
    'bad-data',
    `Conversation ${number}: hosted tuners take weights of 0 and 1 on the assistant's messages only; tune with an open model, or change the weight ${weight} of a ${role} message.`,
  );
}

/** A preference pair in OpenAI's format; neither prompt nor answers carry weights there. */
function pairRow(conversation: Conversation, rejected: readonly Message[], number: number): object {
  const { messages } = conversation;
  const start = answerStart(conversation);
  const better = messages.slice(start);
  if (better.length !== 1 || rejected.length !== 1) {
    throw new HoldfastError(
      'bad-data',
      `Conversation ${number}: hosted tuners take pairs whose answers are one message each; here they are ${better.length} and ${rejected.length}.`,
    );
  }
  const plain = (said: readonly Message[]): object[] =>
    said.map((message) => chatMessage({ ...message, weight: undefined }, number));
  return {
    input: { messages: plain(messages.slice(0, start)) },
    preferred_output: plain(better),
    non_preferred_output: plain(rejected),
  };
}
