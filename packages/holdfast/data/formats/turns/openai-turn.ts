import type { Message, Role } from '../../conversations/conversation.ts';
import { isObject, isProblem } from '../format.ts';
import type { Turn } from '../reading/row-layout.ts';
import type { JsonObject, Path, RowProblem, TextPiece } from '../reading/row-value.ts';
import { learningFields, readReasoning, readWeight, reasoningField, shortened } from './message-fields.ts';
import { contentPieces, readContent, thinkingPath } from './openai-content.ts';
import { callFields, callPath, readToolCalls } from './tool-calls.ts';

const roles: ReadonlyMap<unknown, Role> = new Map<string, Role>([
  ['system', 'system'],
  ['developer', 'developer'],
  ['user', 'user'],
  ['assistant', 'assistant'],
  ['tool', 'tool'],
  // The older API named the answers of functions by a role of their own.
  ['function', 'tool'],
]);

/** The fields of a message that are read; others are told. */
export const messageFields: ReadonlySet<string> = new Set([
  ...['role', 'content', 'refusal', 'name', 'tool_call_id', ...callFields, ...learningFields],
]);

/**
 * A message as OpenAI's chat API writes it; see `readOpenaiMessage`. `path` is where it stands in its row, or the list that
 * it is an entry of.
 */
export function openaiTurn(entry: unknown, path: Path, index?: number): Turn {
  return new OpenaiTurn(entry, path, index);
}

/** A class, since every message of every row is one: a literal would make a path and three functions for each. */
class OpenaiTurn implements Turn {
  private readonly entry: unknown;
  private readonly parent: Path;
  private readonly index: number | undefined;

  constructor(entry: unknown, parent: Path, index: number | undefined) {
    this.entry = entry;
    this.parent = parent;
    this.index = index;
  }

  private get path(): Path {
    return this.index === undefined ? this.parent : [...this.parent, this.index];
  }

  read(): Message | RowProblem {
    return readOpenaiMessage(this.entry);
  }

  pieces(): readonly TextPiece[] {
    return contentPieces(this.entry, this.path);
  }

  beside(within: Path): Path {
    const { entry, path } = this;
    if (within.length > 1) return [...path, ...callPath(entry, within)];
    if (!isObject(entry)) return [...path, ...within];
    return [...path, ...(thinkingPath(entry) ?? [reasoningField(entry)])];
  }
}

/**
 * Reads a message of OpenAI's chat API: its role, text or parts, tool calls (also the older `function_call`), the answers
 * of tools, names and weights, and what trainers and other APIs add to it: reasoning and masks.
 */
export function readOpenaiMessage(entry: unknown): Message | RowProblem {
  if (!isObject(entry)) {
    return { reason: 'a message is not an object', remedy: 'give it "role" and "content"' };
  }
  const role = roles.get(entry.role);
  if (!role) {
    const reason =
      typeof entry.role === 'string' ? `role "${shortened(entry.role)}" is unknown` : 'a message has no role';
    return { reason, remedy: `use one of ${[...new Set(roles.values())].join(', ')}` };
  }
  if (isPlain(entry)) return plainMessage(role, entry.content);
  const toolCalls = readToolCalls(entry);
  if (toolCalls && isProblem(toolCalls)) return toolCalls;
  const content = readContent(entry) ?? (toolCalls ? { text: '' } : noContent);
  if (isProblem(content)) {
    return {
      ...content,
      reason: content.reason.replace('the content', `the content of a message from ${role}`),
    };
  }
  if (role === 'assistant' && content.text.trim() === '' && !toolCalls && !content.parts) return silent;
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

/** Most messages are a role and a text, and are not searched for what they lack. */
function isPlain(entry: JsonObject): entry is { role: unknown; content: string } {
  for (const field in entry) if (field !== 'role' && field !== 'content') return false;
  return typeof entry.content === 'string';
}

function plainMessage(role: Role, content: string): Message | RowProblem {
  if (role === 'assistant' && content.trim() === '') return silent;
  return {
    role,
    content,
    weight: undefined,
    reasoning: undefined,
    name: undefined,
    toolCalls: undefined,
    toolCallId: undefined,
    parts: undefined,
  };
}

const silent: RowProblem = {
  reason: 'the assistant says nothing',
  remedy: 'write the answer, or leave the row out',
};

const noContent: RowProblem = {
  reason: 'the content is not text',
  remedy: 'write a string, or a list of parts with a "type" each',
};
