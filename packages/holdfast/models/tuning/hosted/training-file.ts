import { createHash } from 'node:crypto';
import type { Conversation } from '../../../data/conversations/conversation.ts';
import { beyondAnswers, beyondText } from '../../../data/conversations/text-only.ts';
import { HoldfastError } from '../../../errors.ts';
import type { TrainingFile } from './fine-tuning-service.ts';

/**
 * The rows as the chat JSONL that hosted tuners take: weights of 0 or 1 on the assistant's messages, and `developer`
 * messages as `system`. Throws HoldfastError `bad-data` for other weights, naming the conversation, counted from 1.
 */
export function trainingFile(conversations: readonly Conversation[]): TrainingFile {
  const lines = conversations.map((conversation, index) => {
    const { messages } = conversation;
    const beyond = beyondAnswers(conversation) ?? beyondText(conversation);
    if (beyond) {
      throw new HoldfastError(
        'bad-data',
        `Conversation ${index + 1} cannot be sent to a hosted tuner from here: ${beyond.reason}; ${beyond.remedy}.`,
      );
    }
    const rows = messages.map(({ role, content, weight, name }) => {
      const message = { role: role === 'developer' ? 'system' : role, content, name };
      if (weight === undefined || (weight === 1 && role === 'assistant')) return message;
      if (weight === 0) return role === 'assistant' ? { ...message, weight } : message;
      throw new HoldfastError(
        'bad-data',
        `Conversation ${index + 1}: hosted tuners take weights of 0 and 1 on the assistant's messages only; tune with an open model, or change the weight ${weight} of a ${role} message.`,
      );
    });
    return `${JSON.stringify({ messages: rows })}\n`;
  });
  const bytes = Buffer.from(lines.join(''));
  const hash = createHash('sha256').update(bytes).digest('hex');
  return { name: `holdfast-${hash.slice(0, 40)}.jsonl`, bytes };
}
