import type { Message, Role } from '../../conversation.ts';
import { isObject, isProblem } from '../format.ts';
import type { Turn } from '../row-layout.ts';
import type { Path, RowProblem } from '../row-value.ts';
import { learningFields, readReasoning, readWeight, reasoningField, shortened } from './message-fields.ts';
import { contentPieces, readContent, thinkingPath } from './openai-content.ts';
import { callFields, callPath, readToolCalls } from './tool-calls.ts';

const roles: readonly Role[] = ['system', 'developer', 'user', 'assistant', 'tool'];

/** The fields of a message that are read; others are told. */
export const messageFields: ReadonlySet<string> = new Set([
  ...['role', 'content', 'refusal', 'name', 'tool_call_id', ...callFields, ...learningFields],
]);

/** A message as OpenAI's chat API writes it; see `readOpenaiMessage`. `path` is where it stands in its row. */
export function openaiTurn(entry: unknown, path: Path): Turn {
  return {
    read: () => readOpenaiMessage(entry),
    pieces: () => contentPieces(entry, path),
    beside(within) {
      if (within.length > 1) return [...path, ...callPath(entry, within)];
      if (!isObject(entry)) return [...path, ...within];
      return [...path, ...(thinkingPath(entry) ?? [reasoningField(entry)])];
    },
  };
}

/**
 * Reads a message of OpenAI's chat API: its role, text or parts, tool calls (also the older `function_call`), the answers
 * of tools, names and weights, and what trainers and other APIs add to it: reasoning and masks.
 */
export function readOpenaiMessage(entry: unknown): Message | RowProblem {
  if (!isObject(entry)) {
    return { reason: 'a message is not an object', remedy: 'give it "role" and "content"' };
  }
  // The older API named the answers of functions by a role of their own.
  const role = entry.role === 'function' ? ('tool' as const) : roles.find((known) => known === entry.role);
  if (!role) {
    const reason =
      typeof entry.role === 'string' ? `role "${shortened(entry.role)}" is unknown` : 'a message has no role';
    return { reason, remedy: `use one of ${roles.join(', ')}` };
  }
  const toolCalls = readToolCalls(entry);
  if (toolCalls && isProblem(toolCalls)) return toolCalls;
  const content = readContent(entry) ?? (toolCalls ? { text: '' } : noContent);
  if (isProblem(content)) {
    return {
      ...content,
      reason: content.reason.replace('the content', `the content of a message from ${role}`),
    };
  }
  if (role === 'assistant' && content.text.trim() === '' && !toolCalls && !content.parts) {
    return { reason: 'the assistant says nothing', remedy: 'write the answer, or leave the row out' };
  }
  const weight = readWeight(entry, role === 'assistant');
  if (typeof weight === 'object') return weight;
  const reasoning = readReasoning(entry);
  if (reasoning && isProblem(reasoning)) return reasoning;
  const { name, tool_call_id: toolCallId } = entry;
  return {
    role,
    content: content.text,
    weight,
    reasoning: reasoning?.text ?? content.thinking,
    name: typeof name === 'string' ? name : undefined,
    toolCalls,
    toolCallId: typeof toolCallId === 'string' ? toolCallId : undefined,
    parts: content.parts,
  };
}

const noContent: RowProblem = {
  reason: 'the content is not text',
  remedy: 'write a string, or a list of parts with a "type" each',
};
