import { type Format, isObject, isProblem } from './format.ts';
import { openaiFeatures } from './openai-chat.ts';
import { besideTurns, sharedFields, turnsOf } from './reading/row-fields.ts';
import type { JsonObject } from './reading/row-value.ts';
import { openaiTurn } from './turns/openai-turn.ts';
import { beyondFormat, foreignTools } from './writing/features.ts';
import { openaiRow } from './writing/openai-row.ts';

const own: ReadonlySet<string> = new Set(['messages', ...sharedFields]);

/**
 * OpenAI's rows for reinforcement fine-tuning: `messages` that end with the user, and beside them whatever the grader holds
 * an answer against (developers.openai.com, "Reinforcement fine-tuning"). There is no answer to learn.
 */
export const openaiReinforcement: Format = {
  name: 'openai-reinforcement',
  title: 'OpenAI reinforcement rows',
  fields: [...own],
  recognizes(row) {
    const last: unknown = Array.isArray(row.messages) ? row.messages.at(-1) : undefined;
    return isObject(last) && last.role === 'user' && Object.keys(referenceOf(row)).length > 0;
  },
  layout(row) {
    const { messages } = row;
    if (!Array.isArray(messages)) {
      return {
        reason: 'it has no "messages" list',
        remedy: 'write {"messages": [...]} and what is graded by',
      };
    }
    const turns = turnsOf(row, { list: messages, path: ['messages'], turn: openaiTurn });
    if (isProblem(turns)) return turns;
    const beside = besideTurns(row);
    return isProblem(beside) ? beside : { turns, ...beside, reference: referenceOf(row) };
  },
  write(conversation) {
    if (!conversation.reference) {
      return { reason: 'it has an answer, and nothing to grade by', remedy: 'choose a format of answers' };
    }
    const holds = [...openaiFeatures, 'reference' as const];
    return (
      beyondFormat(conversation, { title: this.title, holds }) ??
      foreignTools(conversation, { title: this.title, field: 'function' }) ??
      openaiRow(conversation)
    );
  },
};

/** Pairs and other formats have a messages list too; what names their answers is nothing to grade by. */
const otherwise: ReadonlySet<string> = new Set([
  ...['chosen', 'rejected', 'completion', 'conversations', 'id', 'source', 'prompt', 'prompt_id'],
]);

function referenceOf(row: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(row).filter(([name]) => !own.has(name) && !otherwise.has(name)));
}
