import type { ContentPart, Message, Role, ToolCall } from '../conversation.ts';
import { isObject, isProblem, type JsonObject, type RowProblem, type TextPiece } from './format.ts';

const roles: readonly Role[] = ['system', 'developer', 'user', 'assistant', 'tool'];

/**
 * Reads a list of messages as OpenAI's chat API writes them: roles, text or parts, tool calls (also the older
 * `function_call`), tool answers, names and weights. A problem counts its message from `offset`.
 */
export function readMessages(entries: readonly unknown[], offset = 0): Message[] | RowProblem {
  const messages: Message[] = [];
  for (const [index, entry] of entries.entries()) {
    const message = readMessage(entry);
    if (isProblem(message)) return { message: offset + index, ...message };
    messages.push(message);
  }
  return messages;
}

/** What every training example must be: it ends with the assistant, and some of what the assistant says is learnt. */
export function checkTurns(messages: readonly Message[]): RowProblem | undefined {
  if (messages.at(-1)?.role !== 'assistant') {
    return {
      reason: 'its last message is not from the assistant',
      remedy: 'end the row with the answer to be learnt',
    };
  }
  if (messages.some(({ role, weight = 1 }) => role === 'assistant' && weight > 0)) return undefined;
  return {
    reason: 'every assistant message has weight 0',
    remedy: 'give one a weight of 1, or leave the row out',
  };
}

/** Where the text of a message stands, its path in the row given. */
export function messagePieces(entry: unknown, path: readonly (string | number)[]): TextPiece[] {
  if (!isObject(entry)) return [];
  const { content } = entry;
  if (typeof content === 'string') return [{ path: [...path, 'content'], text: content }];
  if (!Array.isArray(content)) {
    return typeof entry.refusal === 'string' ? [{ path: [...path, 'refusal'], text: entry.refusal }] : [];
  }
  return content.flatMap((part: unknown, index): TextPiece[] => {
    const field = textFieldOf(part);
    return field ? [{ path: [...path, 'content', index, field.name], text: field.text }] : [];
  });
}

/** Where a text of a message's calls stands, also of the older `function_call`; `path` is the message's in its row. */
export function callPath(
  entry: unknown,
  path: readonly (string | number)[],
  within: readonly (string | number)[],
): readonly (string | number)[] {
  const older = isObject(entry) && isObject(entry.function_call);
  return [...path, ...(older ? ['function_call', ...within.slice(-1)] : within)];
}

function readMessage(entry: unknown): Message | RowProblem {
  if (!isObject(entry))
    return { reason: 'a message is not an object', remedy: 'give it "role" and "content"' };
  // The older API named the answers of functions by a role of their own.
  const role = entry.role === 'function' ? ('tool' as const) : roles.find((known) => known === entry.role);
  if (!role) {
    const named =
      typeof entry.role === 'string' ? `role "${shortened(entry.role)}" is unknown` : 'a message has no role';
    return { reason: named, remedy: `use one of ${roles.join(', ')}` };
  }
  const toolCalls = readToolCalls(entry);
  if (toolCalls && isProblem(toolCalls)) return toolCalls;
  const content = readContent(entry, toolCalls !== undefined);
  if (content === undefined) {
    return {
      reason: `the content of a message from ${role} is not text`,
      remedy: 'write a string, or a list of parts with a "type" each',
    };
  }
  if (role === 'assistant' && content.text.trim() === '' && !toolCalls && !content.parts) {
    return { reason: 'the assistant says nothing', remedy: 'write the answer, or leave the row out' };
  }
  const { weight, name, tool_call_id: toolCallId } = entry;
  if (
    weight !== undefined &&
    weight !== null &&
    !(typeof weight === 'number' && weight >= 0 && weight <= 1)
  ) {
    return { reason: `weight ${shortened(String(weight))} is not between 0 and 1`, remedy: 'use 0 or 1' };
  }
  return {
    role,
    content: content.text,
    weight: typeof weight === 'number' ? weight : undefined,
    name: typeof name === 'string' ? name : undefined,
    toolCalls,
    toolCallId: typeof toolCallId === 'string' ? toolCallId : undefined,
    parts: content.parts,
  };
}

function readContent(
  { content, refusal }: JsonObject,
  callsTools: boolean,
): { text: string; parts?: readonly ContentPart[] } | undefined {
  if (typeof content === 'string') return { text: content };
  if (content === null || content === undefined) {
    if (typeof refusal === 'string') return { text: refusal };
    return callsTools ? { text: '' } : undefined;
  }
  if (!Array.isArray(content)) return undefined;
  const texts: string[] = [];
  let onlyText = true;
  for (const part of content as unknown[]) {
    const field = textFieldOf(part);
    if (field) texts.push(field.text);
    else if (isObject(part) && typeof part.type === 'string' && part.type !== 'text') onlyText = false;
    else return undefined;
  }
  const text = texts.join('');
  return onlyText ? { text } : { text, parts: content as ContentPart[] };
}

/** Text parts hold their text in `text`, refusal parts in `refusal`. */
function textFieldOf(part: unknown): { name: string; text: string } | undefined {
  if (!isObject(part)) return undefined;
  if (part.type === 'text' && typeof part.text === 'string') return { name: 'text', text: part.text };
  if (part.type === 'refusal' && typeof part.refusal === 'string') {
    return { name: 'refusal', text: part.refusal };
  }
  return undefined;
}

function readToolCalls(entry: JsonObject): ToolCall[] | RowProblem | undefined {
  const { tool_calls: calls, function_call: older } = entry;
  if (isObject(older)) return readCalls([{ function: older }]);
  if (calls === undefined || calls === null) return undefined;
  if (!Array.isArray(calls)) {
    return { reason: 'its "tool_calls" are no list', remedy: 'write a list of calls' };
  }
  return calls.length === 0 ? undefined : readCalls(calls);
}

function readCalls(calls: readonly unknown[]): ToolCall[] | RowProblem {
  const read: ToolCall[] = [];
  for (const call of calls) {
    const named = isObject(call) && isObject(call.function) ? call.function : undefined;
    if (!named || typeof named.name !== 'string' || typeof named.arguments !== 'string') {
      return {
        reason: 'a tool call has no "function" with "name" and "arguments" as texts',
        remedy: 'write {"id": ..., "type": "function", "function": {"name": ..., "arguments": "{...}"}}',
      };
    }
    const id = isObject(call) && typeof call.id === 'string' ? { id: call.id } : {};
    read.push({ ...id, name: named.name, arguments: named.arguments });
  }
  return read;
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
