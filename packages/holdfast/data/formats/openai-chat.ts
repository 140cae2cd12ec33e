import { type Format, isProblem } from './format.ts';
import { besideTurns, sharedFields, turnsOf } from './reading/row-fields.ts';
import { openaiTurn } from './turns/openai-turn.ts';
import { beyondFormat, type Feature, foreignTools } from './writing/features.ts';
import { openaiRow } from './writing/openai-row.ts';

/** What OpenAI's own files hold. */
export const openaiFeatures: readonly Feature[] = [
  'developer',
  'names',
  'weights',
  'calls',
  'tools',
  'parts',
];

/**
 * OpenAI's chat format for supervised fine-tuning: `{"messages": [{"role", "content"}], "tools", "parallel_tool_calls"}`
 * (developers.openai.com, "Supervised fine-tuning"); also with a `system` text beside, as Anthropic writes it, and with the
 * labels of KTO.
 */
export const openaiChat: Format = {
  name: 'openai-chat',
  title: 'OpenAI chat',
  fields: ['messages', ...sharedFields],
  recognizes: (row) => Array.isArray(row.messages),
  layout(row) {
    if (!Array.isArray(row.messages)) {
      return {
        reason: 'it has no "messages" list',
        remedy: 'use the chat format: {"messages": [{"role": ..., "content": ...}]}',
      };
    }
    const turns = turnsOf(row, { list: row.messages, path: ['messages'], turn: openaiTurn });
    if (isProblem(turns)) return turns;
    const beside = besideTurns(row);
    return isProblem(beside) ? beside : { turns, ...beside };
  },
  write(conversation) {
    return (
      beyondFormat(conversation, { title: this.title, holds: openaiFeatures }) ??
      foreignTools(conversation, { title: this.title, field: 'function' }) ??
      openaiRow(conversation)
    );
  },
};
