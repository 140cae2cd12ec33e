import type { Conversation } from '../conversation.ts';
import { type Format, isProblem, type JsonObject, type RowProblem } from './format.ts';
import { callPath, checkTurns, messagePieces, readMessages } from './openai-messages.ts';

/**
 * OpenAI's chat format for supervised fine-tuning: `{"messages": [{"role", "content"}], "tools", "parallel_tool_calls"}`
 * (developers.openai.com, "Supervised fine-tuning").
 */
export const openaiChat: Format = {
  name: 'openai-chat',
  title: 'OpenAI chat',
  recognizes: (row) => Array.isArray(row.messages),
  read(row) {
    if (!Array.isArray(row.messages)) {
      return {
        reason: 'it has no "messages" list',
        remedy: 'use the chat format: {"messages": [{"role": ..., "content": ...}]}',
      };
    }
    const messages = readMessages(row.messages);
    if (isProblem(messages)) return messages;
    return checkTurns(messages) ?? withTools({ messages }, row);
  },
  pieces: ({ messages }) =>
    Array.isArray(messages) ? messages.map((entry, index) => messagePieces(entry, ['messages', index])) : [],
  toolPath({ messages, tools }, { message, path }) {
    if (message === undefined) return offeredPath({ tools }, path);
    const entry: unknown = Array.isArray(messages) ? messages[message] : undefined;
    return callPath(entry, ['messages', message], path);
  },
};

/** Where a text of the tools stands that a row offers, also under the older name `functions`. */
export function offeredPath(
  { tools }: JsonObject,
  [, ...within]: readonly (string | number)[],
): readonly (string | number)[] {
  return [tools === undefined || tools === null ? 'functions' : 'tools', ...within];
}

/** Adds the tools that the row offers to a conversation. */
export function withTools(conversation: Conversation, row: JsonObject): Conversation | RowProblem {
  const { tools, functions, parallel_tool_calls: parallel } = row;
  const offered = tools ?? functions;
  if (offered !== undefined && offered !== null && !Array.isArray(offered)) {
    return { reason: 'its "tools" are no list', remedy: 'write a list of tools, or leave it out' };
  }
  return {
    ...conversation,
    ...(Array.isArray(offered) ? { tools: offered } : {}),
    ...(typeof parallel === 'boolean' ? { parallelToolCalls: parallel } : {}),
  };
}
