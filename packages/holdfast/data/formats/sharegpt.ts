import { answerStart } from '../conversations/answer-start.ts';
import type { Message } from '../conversations/conversation.ts';
import { type Format, isObject, isProblem, parsedJson } from './format.ts';
import { besideTurns, sharedFields, turnsOf } from './reading/row-fields.ts';
import type { Turn } from './reading/row-layout.ts';
import type { JsonObject, RowProblem } from './reading/row-value.ts';
import { sharegptTurn } from './turns/sharegpt-turn.ts';
import { textTurn } from './turns/text-turn.ts';
import { beyondFormat, type Feature } from './writing/features.ts';

const holds: readonly Feature[] = ['weights', 'calls', 'tools', 'media', 'pair', 'label'];

/**
 * ShareGPT: `{"conversations": [{"from": "human", "value": ...}, {"from": "gpt", "value": ...}]}`, also with `role` and
 * `content`, with a `system` text and `tools` beside, and with the function calls and observations of LLaMA-Factory.
 * `chosen` and `rejected` turns beside the list, as LLaMA-Factory writes preference pairs, end the conversation.
 */
export const sharegpt: Format = {
  name: 'sharegpt',
  title: 'ShareGPT',
  fields: ['conversations', 'conversation', 'chosen', 'rejected', ...sharedFields],
  recognizes: (row) => listOf(row) !== undefined,
  layout(row) {
    const conversation = listOf(row);
    if (!conversation)
      return { reason: 'it has no "conversations" list', remedy: 'write {"conversations": [...]}' };
    const turns = turnsOf(row, { list: conversation.list, path: [conversation.field], turn: sharegptTurn });
    if (isProblem(turns)) return turns;
    const beside = besideTurns(row);
    if (isProblem(beside)) return beside;
    if (!isGiven(row.chosen) && !isGiven(row.rejected)) return { turns, ...beside };
    const chosen = answerOf(row, 'chosen');
    if (isProblem(chosen)) return chosen;
    const rejected = answerOf(row, 'rejected');
    if (isProblem(rejected)) return rejected;
    return { turns: [...turns, chosen], ...beside, pair: { chosenFrom: turns.length, rejected: [rejected] } };
  },
  write(conversation) {
    const { messages, rejected, tools, label, media } = conversation;
    const beyond = beyondFormat(conversation, { title: this.title, holds });
    if (beyond) return beyond;
    const start = rejected ? answerStart(conversation) : messages.length;
    const turns = writtenTurns(messages.slice(0, start));
    const chosen = writtenTurns(messages.slice(start));
    const worse = writtenTurns(rejected ?? []);
    if (isProblem(turns)) return turns;
    if (isProblem(chosen)) return chosen;
    if (isProblem(worse)) return worse;
    if (rejected && (chosen.length !== 1 || worse.length !== 1)) {
      return { reason: 'an answer of the pair has several messages', remedy: 'choose another format' };
    }
    return {
      conversations: turns,
      chosen: chosen[0],
      rejected: worse[0],
      tools: tools && JSON.stringify(tools),
      label,
      ...media,
    };
  },
};

function listOf(row: JsonObject): { field: string; list: readonly unknown[] } | undefined {
  for (const field of ['conversations', 'conversation']) {
    const list = row[field];
    if (Array.isArray(list)) return { field, list };
  }
  return undefined;
}

/** An answer of a pair, which may be a text too. */
function answerOf(row: JsonObject, field: 'chosen' | 'rejected'): Turn | RowProblem {
  const value = row[field];
  if (typeof value === 'string') return textTurn('assistant', [{ path: [field], text: value }]);
  if (isObject(value)) return sharegptTurn(value, [field]);
  return {
    reason: `its "${field}" is no turn`,
    remedy: 'give "chosen" and "rejected", each a turn of the assistant',
  };
}

function writtenTurns(messages: readonly Message[]): JsonObject[] | RowProblem {
  const turns: JsonObject[] = [];
  for (const message of messages) {
    const turn = writtenTurn(message);
    if (isProblem(turn)) return turn;
    turns.push(turn);
  }
  return turns;
}

function writtenTurn({ role, content, weight, toolCalls }: Message): JsonObject | RowProblem {
  if (!toolCalls) {
    const from = {
      system: 'system',
      developer: 'system',
      user: 'human',
      assistant: 'gpt',
      tool: 'observation',
    }[role];
    return { from, value: content, weight };
  }
  if (toolCalls.every(({ isContent }) => isContent)) return { from: 'function_call', value: content, weight };
  const calls = toolCalls.map(({ name, arguments: given }) => ({ name, arguments: parsedJson(given) }));
  const exact = calls.every(
    ({ arguments: read }, index) => isObject(read) && JSON.stringify(read) === toolCalls[index].arguments,
  );
  if (content !== '' || !exact) {
    return {
      reason:
        content === ''
          ? 'a call has arguments that are no compact JSON object'
          : 'a message speaks and calls a tool',
      remedy: 'choose a format with "tool_calls", such as openai-chat',
    };
  }
  return { from: 'function_call', value: JSON.stringify(calls.length === 1 ? calls[0] : calls), weight };
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}
