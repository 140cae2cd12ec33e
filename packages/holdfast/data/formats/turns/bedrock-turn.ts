import type { ContentPart, Message, Role, ToolCall } from '../../conversations/conversation.ts';
import { isObject } from '../format.ts';
import type { Turn } from '../reading/row-layout.ts';
import type { JsonObject, Path, RowProblem, TextPiece } from '../reading/row-value.ts';
import { mediaPart } from './media-part.ts';
import { shortened } from './message-fields.ts';

/**
 * A message of Amazon Bedrock's Converse schema: `{"role": "user" | "assistant", "content": [{"text"}, {"image"},
 * {"toolUse"}, {"toolResult"}, {"reasoningContent"}]}`.
 */
export function bedrockTurn(entry: unknown, path: Path): Turn {
  return {
    read: () => readBedrockMessage(entry),
    pieces: () => piecesOf(entry, path),
    beside(within) {
      const blocks = blocksOf(entry);
      if (within.length === 1) {
        const index = blocks.findIndex(({ reasoningContent }) => reasoningContent !== undefined);
        return [...path, 'content', index, 'reasoningContent', 'reasoningText', 'text'];
      }
      const calls = blocks.flatMap(({ toolUse }, index) => (isObject(toolUse) ? [index] : []));
      const field = within.at(-1) === 'name' ? 'name' : 'input';
      return [...path, 'content', calls[Number(within[1])], 'toolUse', field];
    },
  };
}

/** Whether a message's content is blocks as Bedrock writes them: without a `type`. */
export function isBedrockMessage(entry: unknown): boolean {
  const [first] = blocksOf(entry);
  return (
    first !== undefined && first.type === undefined && Object.keys(first).some((name) => blockNames.has(name))
  );
}

const blockNames = new Set([
  'text',
  'image',
  'video',
  'document',
  'toolUse',
  'toolResult',
  'reasoningContent',
]);

function readBedrockMessage(entry: unknown): Message | RowProblem {
  if (!isObject(entry) || !Array.isArray(entry.content)) {
    return {
      reason: 'a message has no "content" list',
      remedy: 'write {"role": "user", "content": [{"text": ...}]}',
    };
  }
  if (entry.role !== 'user' && entry.role !== 'assistant') {
    return {
      reason: `role "${shortened(String(entry.role))}" is unknown`,
      remedy: 'use user or assistant, and "system" beside the messages',
    };
  }
  const blocks = blocksOf(entry);
  const results = blocks.filter(({ toolResult }) => isObject(toolResult));
  if (results.length > 0) {
    if (blocks.length > 1) {
      return {
        reason: 'a message holds the result of a tool and more',
        remedy: 'give each a message of its own',
      };
    }
    const result = results[0].toolResult as JsonObject;
    return { role: 'tool', content: resultText(result), toolCallId: String(result.toolUseId ?? '') };
  }
  const odd = blocks.find(
    (block) =>
      !Object.keys(block).every((name) => blockNames.has(name)) || 'video' in block || 'document' in block,
  );
  if (odd) {
    return {
      reason: `a block has "${shortened(Object.keys(odd).join('", "'))}", which is not known here`,
      remedy: 'use text, image, toolUse, toolResult or reasoningContent',
    };
  }
  return messageOf(entry.role, blocks);
}

function messageOf(role: Role, blocks: readonly JsonObject[]): Message | RowProblem {
  const content = blocks.map(({ text }) => (typeof text === 'string' ? text : '')).join('');
  const toolCalls = blocks.flatMap(({ toolUse }) => (isObject(toolUse) ? [callOf(toolUse)] : []));
  const parts = blocks.some(({ image }) => isObject(image)) ? blocks.flatMap(contentPart) : undefined;
  if (role === 'assistant' && content.trim() === '' && toolCalls.length === 0) {
    return { reason: 'the assistant says nothing', remedy: 'write the answer, or leave the row out' };
  }
  const thoughts = blocks.flatMap(({ reasoningContent }) => {
    const text = isObject(reasoningContent) ? reasoningContent.reasoningText : undefined;
    return isObject(text) && typeof text.text === 'string' ? [text.text] : [];
  });
  if (thoughts.length > 1)
    return { reason: 'a message has several thoughts', remedy: 'join them to one block' };
  return {
    role,
    content,
    reasoning: thoughts[0],
    toolCalls: toolCalls.length === 0 ? undefined : toolCalls,
    parts,
  };
}

function blocksOf(entry: unknown): JsonObject[] {
  return isObject(entry) && Array.isArray(entry.content)
    ? entry.content.map((block: unknown) => (isObject(block) ? block : {}))
    : [];
}

/** The result's one text, or its blocks as JSON. */
function resultText({ content }: JsonObject): string {
  const only: unknown = Array.isArray(content) && content.length === 1 ? content[0] : undefined;
  return isObject(only) && typeof only.text === 'string' ? only.text : JSON.stringify(content ?? []);
}

function callOf({ toolUseId, name, input }: JsonObject): ToolCall {
  return {
    id: typeof toolUseId === 'string' ? toolUseId : undefined,
    name: String(name ?? ''),
    arguments: JSON.stringify(input ?? {}),
  };
}

function contentPart({ text, image }: JsonObject): ContentPart[] {
  if (typeof text === 'string') return [{ type: 'text', text }];
  if (!isObject(image)) return [];
  const { format, source } = image;
  const type = `image/${String(format)}`;
  const { bytes, s3Location } = isObject(source) ? source : {};
  if (typeof bytes === 'string') return [mediaPart({ type, data: bytes })];
  return [mediaPart({ type, address: isObject(s3Location) ? String(s3Location.uri) : '' })];
}

function piecesOf(entry: unknown, path: Path): TextPiece[] {
  return blocksOf(entry).flatMap((block, index): TextPiece[] => {
    const place = [...path, 'content', index];
    if (typeof block.text === 'string') return [{ path: [...place, 'text'], text: block.text }];
    if (!isObject(block.toolResult)) return [];
    const within = [...place, 'toolResult', 'content'];
    const text = resultText(block.toolResult);
    const content = block.toolResult.content;
    const only: unknown = Array.isArray(content) && content.length === 1 ? content[0] : undefined;
    return [
      { path: isObject(only) && typeof only.text === 'string' ? [...within, 0, 'text'] : within, text },
    ];
  });
}
