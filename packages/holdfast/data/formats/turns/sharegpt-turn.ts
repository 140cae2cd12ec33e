import type { Message, Role, ToolCall } from '../../conversations/conversation.ts';
import { isObject, isProblem } from '../format.ts';
import type { Turn } from '../reading/row-layout.ts';
import type { JsonObject, Path, RowProblem } from '../reading/row-value.ts';
import { learningFields, readReasoning, readWeight, reasoningField, shortened } from './message-fields.ts';
import { messageFields, openaiTurn } from './openai-turn.ts';

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
  tool_call: 'assistant',
  observation: 'tool',
  tool: 'tool',
  function_response: 'tool',
  tool_response: 'tool',
};

/** The fields of a turn that are read. */
export const turnFields: ReadonlySet<string> = new Set([
  'from',
  'value',
  ...messageFields,
  ...learningFields,
]);

/**
 * A turn as ShareGPT writes it: `from` and `value`, or `role` and `content` under ShareGPT's names for who speaks. `path` is
 * where it stands in its row, or the list that it is an entry of.
 */
export function sharegptTurn(turn: unknown, path: Path, index?: number): Turn {
  if (!isObject(turn) || turn.from === undefined) return openaiTurn(withKnownRole(turn), path, index);
  const own = (): Path => (index === undefined ? path : [...path, index]);
  return {
    read: () => readTurn(turn),
    pieces: () => (typeof turn.value === 'string' ? [{ path: [...own(), 'value'], text: turn.value }] : []),
    beside: () => [...own(), reasoningField(turn)],
  };
}

function withKnownRole(turn: unknown): unknown {
  if (!isObject(turn) || typeof turn.role !== 'string' || !Object.hasOwn(speakers, turn.role)) return turn;
  return { ...turn, role: speakers[turn.role] };
}

function readTurn(turn: JsonObject): Message | RowProblem {
  const { from, value } = turn;
  const role = typeof from === 'string' && Object.hasOwn(speakers, from) ? speakers[from] : undefined;
  if (!role) {
    const named = typeof from === 'string' ? `"${shortened(from)}"` : 'someone';
    return { reason: `a turn is from ${named}, who is unknown`, remedy: 'use human, gpt or system' };
  }
  if (typeof value !== 'string') {
    return { reason: `the value of a turn from ${role} is not text`, remedy: 'write a string' };
  }
  if (role === 'assistant' && value.trim() === '') {
    return { reason: 'the assistant says nothing', remedy: 'write the answer, or leave the row out' };
  }
  const weight = readWeight(turn, role === 'assistant');
  if (typeof weight === 'object') return weight;
  const reasoning = readReasoning(turn);
  if (reasoning && isProblem(reasoning)) return reasoning;
  const calls = from === 'function_call' || from === 'tool_call';
  return {
    role,
    content: value,
    weight,
    reasoning: reasoning?.text,
    toolCalls: calls ? toolCallsOf(value) : undefined,
  };
}

/**
 * LLaMA-Factory writes a call as `{"name": ..., "arguments": {...}}` in the text, or several as a list; a text that is none
 * is kept whole.
 */
function toolCallsOf(value: string): ToolCall[] {
  try {
    const parsed: unknown = JSON.parse(value);
    const calls = (Array.isArray(parsed) ? parsed : [parsed]).map((call: unknown): ToolCall | undefined =>
      isObject(call) && typeof call.name === 'string'
        ? { name: call.name, arguments: JSON.stringify(call.arguments ?? {}), isContent: true }
        : undefined,
    );
    if (calls.length > 0 && calls.every((call) => call !== undefined)) return calls;
  } catch {
    // What a model is to learn may be broken; it is shown as it is.
  }
  return [{ name: '', arguments: value, isContent: true }];
}
