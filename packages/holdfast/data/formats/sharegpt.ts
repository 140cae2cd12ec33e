import type { Message, Role, ToolCall } from '../conversation.ts';
import {
  type Format,
  isObject,
  isProblem,
  type JsonObject,
  type RowProblem,
  type TextPiece,
} from './format.ts';
import { callPath, checkTurns, messagePieces, readMessages } from './openai-messages.ts';

/** Who speaks, by the names that ShareGPT's files use. */
const speakers: Readonly<Record<string, Role>> = {
  system: 'system',
  human: 'user',
  user: 'user',
  prompter: 'user',
  gpt: 'assistant',
  assistant: 'assistant',
  chatgpt: 'assistant',
  bing: 'assistant',
  bard: 'assistant',
  model: 'assistant',
  bot: 'assistant',
  function_call: 'assistant',
  observation: 'tool',
  tool: 'tool',
  function_response: 'tool',
};

/**
 * ShareGPT: `{"conversations": [{"from": "human", "value": ...}, {"from": "gpt", "value": ...}]}`, also with `role` and
 * `content`, with a `system` text and `tools` beside, and with the function calls and observations of LLaMA-Factory.
 * `chosen` and `rejected` turns beside the list, as LLaMA-Factory writes preference pairs, end the conversation.
 */
export const sharegpt: Format = {
  name: 'sharegpt',
  title: 'ShareGPT',
  recognizes: (row) => turnsOf(row) !== undefined,
  read(row) {
    const turns = turnsOf(row);
    if (!turns) return { reason: 'it has no "conversations" list', remedy: 'write {"conversations": [...]}' };
    const messages: Message[] =
      systemOf(row) === undefined ? [] : [{ role: 'system', content: String(row.system) }];
    const added = messages.length;
    for (const [index, turn] of [...turns.list, ...preferredOf(row)].entries()) {
      const message = readTurn(turn);
      if (isProblem(message)) return { message: added + index, ...message };
      messages.push(message);
    }
    const rejected = preferredOf(row).length > 0 ? readTurn(row.rejected) : undefined;
    if (rejected && isProblem(rejected)) {
      return { reason: `in "rejected", ${rejected.reason}`, remedy: rejected.remedy };
    }
    const tools = toolsOf(row.tools);
    return (
      checkTurns(messages) ?? {
        messages,
        tools,
        rejected: rejected ? [rejected] : undefined,
      }
    );
  },
  pieces(row) {
    const turns = turnsOf(row);
    if (!turns) return [];
    const system = systemOf(row);
    return [
      ...(system === undefined ? [] : [[{ path: ['system'], text: system }]]),
      ...turns.list.map((turn, index) => turnPieces(turn, [turns.field, index])),
      ...preferredOf(row).map((turn) => turnPieces(turn, ['chosen'])),
    ] satisfies TextPiece[][];
  },
  toolPath(row, { message, path }) {
    if (message === undefined) return typeof row.tools === 'string' ? ['tools'] : path;
    const turns = turnsOf(row);
    const turn = message - (systemOf(row) === undefined ? 0 : 1);
    return callPath(turns?.list[turn], [turns?.field ?? '', turn], path);
  },
};

function turnsOf(row: JsonObject): { field: string; list: readonly unknown[] } | undefined {
  for (const field of ['conversations', 'conversation']) {
    const list = row[field];
    if (Array.isArray(list)) return { field, list };
  }
  return undefined;
}

/** The better answer of a preference pair, which ends the conversation; none in other rows. */
function preferredOf({ chosen, rejected }: JsonObject): readonly JsonObject[] {
  return isObject(chosen) && isObject(rejected) ? [chosen] : [];
}

function turnPieces(turn: unknown, path: readonly (string | number)[]): TextPiece[] {
  if (!isObject(turn) || turn.from === undefined) return messagePieces(turn, path);
  return typeof turn.value === 'string' ? [{ path: [...path, 'value'], text: turn.value }] : [];
}

function systemOf({ system }: JsonObject): string | undefined {
  return typeof system === 'string' && system !== '' ? system : undefined;
}

function readTurn(turn: unknown): Message | RowProblem {
  if (!isObject(turn)) return { reason: 'a turn is not an object', remedy: 'give it "from" and "value"' };
  if (turn.from === undefined) {
    const role =
      typeof turn.role === 'string' && Object.hasOwn(speakers, turn.role) ? speakers[turn.role] : turn.role;
    const messages = readMessages([{ ...turn, role }]);
    return isProblem(messages) ? { reason: messages.reason, remedy: messages.remedy } : messages[0];
  }
  const { from, value, weight } = turn;
  const role = typeof from === 'string' && Object.hasOwn(speakers, from) ? speakers[from] : undefined;
  if (!role) {
    const named = typeof from === 'string' ? `"${from.slice(0, 40)}"` : 'someone';
    return { reason: `a turn is from ${named}, who is unknown`, remedy: 'use human, gpt or system' };
  }
  if (typeof value !== 'string') {
    return { reason: `the value of a turn from ${role} is not text`, remedy: 'write a string' };
  }
  if (role === 'assistant' && value.trim() === '') {
    return { reason: 'the assistant says nothing', remedy: 'write the answer, or leave the row out' };
  }
  const weighed = typeof weight === 'number' && weight >= 0 && weight <= 1 ? { weight } : {};
  if (from !== 'function_call') return { role, content: value, ...weighed };
  return { role, content: value, ...weighed, toolCalls: [toolCallOf(value)] };
}

/** LLaMA-Factory writes a call as `{"name": ..., "arguments": {...}}` in the text; a text that is none is kept whole. */
function toolCallOf(value: string): ToolCall {
  try {
    const call: unknown = JSON.parse(value);
    if (isObject(call) && typeof call.name === 'string') {
      return { name: call.name, arguments: JSON.stringify(call.arguments ?? {}), isContent: true };
    }
  } catch {
    // What a model is to learn may be broken; it is shown as it is.
  }
  return { name: '', arguments: value, isContent: true };
}

function toolsOf(tools: unknown): readonly unknown[] | undefined {
  if (Array.isArray(tools)) return tools;
  return typeof tools === 'string' && tools.trim() !== '' ? [tools] : undefined;
}
