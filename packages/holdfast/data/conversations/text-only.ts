import type { RowProblem } from '../formats/reading/row-value.ts';
import { allMessages } from './beside-texts.ts';
import type { Conversation } from './conversation.ts';

/** Why a conversation is more than messages of text, for tuners and models that take nothing else; undefined when it is not. */
export function beyondText(conversation: Conversation): RowProblem | undefined {
  const { tools, media } = conversation;
  for (const [message, { role, toolCalls, parts, reasoning }] of allMessages(conversation).entries()) {
    if (toolCalls || role === 'tool') {
      const remedy = 'use a tuner that takes tool calls, or leave the row out';
      return { message, reason: 'it calls tools', remedy };
    }
    if (parts) {
      const kind = parts.find(({ type }) => type !== 'text')?.type ?? 'parts';
      const remedy = 'use a tuner that takes such parts, or leave the row out';
      return { message, reason: `it holds ${kind}, which is no text`, remedy };
    }
    if (reasoning !== undefined) {
      return {
        message,
        reason: 'it keeps what the assistant thinks apart from its answer',
        remedy: 'write it into the answer as the model does, such as <think>...</think>, or leave it out',
      };
    }
  }
  if (tools && tools.length > 0) {
    const remedy = 'use a tuner that takes tools, or leave them out';
    return { reason: 'it offers tools', remedy };
  }
  if (media) {
    const remedy = 'use a tuner that takes such files, or leave the row out';
    return { reason: `its "${Object.keys(media)[0]}" is no text`, remedy };
  }
  return undefined;
}

/** Why a conversation is more than one answer to learn, for tuners that know nothing else; undefined when it is not. */
export function beyondAnswers({ rejected, label, reference }: Conversation): RowProblem | undefined {
  if (rejected) {
    return {
      reason: 'it is a preference pair',
      remedy: 'use a tuner that takes preference pairs, or keep the preferred answers only',
    };
  }
  if (label !== undefined) {
    return {
      reason: `it is labelled ${label}`,
      remedy: 'use a tuner that takes labelled answers, or keep those labelled true and leave the label out',
    };
  }
  if (reference) {
    return {
      reason: 'it has no answer, only what a grader goes by',
      remedy: 'write the answer to be learnt',
    };
  }
  return undefined;
}
