import type { ContentPart, Message, Role, ToolCall } from '../../conversations/conversation.ts';
import { isObject } from '../format.ts';
import type { Turn } from '../reading/row-layout.ts';
import type { JsonObject, Path, RowProblem, TextPiece } from '../reading/row-value.ts';
import { mediaPart } from './media-part.ts';
import { shortened } from './message-fields.ts';

const roles: Readonly<Record<string, Role>> = {
  system: 'system',
  user: 'user',
  model: 'assistant',
  function: 'tool',
};

/**
 * A content of Gemini's API: `{"role": "user" | "model", "parts": [{"text"}, {"functionCall"}, ...]}`; thoughts are parts
 * with `thought: true`.
 */
export function geminiTurn(entry: unknown, path: Path, role?: Role): Turn {
  return {
    read: () => readGeminiContent(entry, role),
    pieces: () => piecesOf(entry, path),
    beside(within) {
      const parts = partsOf(entry);
      if (within.length === 1) {
        return [...path, 'parts', parts.findIndex((part) => part.thought === true), 'text'];
      }
      const calls = parts.flatMap((part, index) => (isObject(part.functionCall) ? [index] : []));
      const field = within.at(-1) === 'name' ? 'name' : 'args';
      return [...path, 'parts', calls[Number(within[1])], 'functionCall', field];
    },
  };
}

function readGeminiContent(entry: unknown, given: Role | undefined): Message | RowProblem {
  if (!isObject(entry) || !Array.isArray(entry.parts)) {
    return {
      reason: 'a content has no "parts" list',
      remedy: 'write {"role": "user", "parts": [{"text": ...}]}',
    };
  }
  const parts = partsOf(entry);
  const answer = parts.find((part) => isObject(part.functionResponse))?.functionResponse;
  const role = given ?? (answer ? 'tool' : roles[String(entry.role ?? 'user')]);
  if (!role) {
    return {
      reason: `role "${shortened(String(entry.role))}" is unknown`,
      remedy: 'use user or model, and systemInstruction beside the contents',
    };
  }
  if (isObject(answer)) {
    if (parts.length > 1) {
      return {
        reason: 'a content holds the answer of a function and more',
        remedy: 'give each answer a content of its own',
      };
    }
    return { role, content: responseOf(answer.response).text, name: String(answer.name ?? '') };
  }
  const unknown = parts.find((part) => !isKnown(part));
  if (unknown) {
    return {
      reason: `a part has "${shortened(Object.keys(unknown).join('", "'))}", which is not known`,
      remedy: 'use text, functionCall, functionResponse, inlineData or fileData',
    };
  }
  const texts = parts.filter(isText);
  const content = texts.map(({ text }) => text).join('');
  const calls = parts.flatMap(({ functionCall }) => (isObject(functionCall) ? [callOf(functionCall)] : []));
  const media = parts.some(isMedia);
  if (role === 'assistant' && content.trim() === '' && calls.length === 0 && !media) {
    return { reason: 'the assistant says nothing', remedy: 'write the answer, or leave the row out' };
  }
  const thoughts = parts.filter(isThought);
  if (thoughts.length > 1)
    return { reason: 'a content has several thoughts', remedy: 'join them to one part' };
  return {
    role,
    content,
    reasoning: thoughts.length === 0 ? undefined : String(thoughts[0].text),
    toolCalls: calls.length === 0 ? undefined : calls,
    parts: media ? parts.filter((part) => isText(part) || isMedia(part)).map(contentPart) : undefined,
  };
}

function partsOf(entry: unknown): JsonObject[] {
  return isObject(entry) && Array.isArray(entry.parts)
    ? entry.parts.map((part: unknown) => (isObject(part) ? part : {}))
    : [];
}

function isText(part: JsonObject): boolean {
  return typeof part.text === 'string' && part.thought !== true;
}

function isThought(part: JsonObject): boolean {
  return typeof part.text === 'string' && part.thought === true;
}

function isMedia({ inlineData, fileData }: JsonObject): boolean {
  return isObject(inlineData) || isObject(fileData);
}

function isKnown(part: JsonObject): boolean {
  return typeof part.text === 'string' || isMedia(part) || isObject(part.functionCall);
}

function contentPart(part: JsonObject): ContentPart {
  const { text, inlineData, fileData } = part;
  if (isText(part)) return { type: 'text', text };
  if (isObject(inlineData))
    return mediaPart({ type: String(inlineData.mimeType), data: String(inlineData.data) });
  const { mimeType, fileUri } = isObject(fileData) ? fileData : {};
  return mediaPart({ type: String(mimeType), address: String(fileUri) });
}

function callOf({ name, args, id }: JsonObject): ToolCall {
  return {
    id: typeof id === 'string' ? id : undefined,
    name: String(name ?? ''),
    arguments: JSON.stringify(args ?? {}),
  };
}

function piecesOf(entry: unknown, path: Path): TextPiece[] {
  const parts = partsOf(entry);
  const answer = parts.findIndex((part) => isObject(part.functionResponse));
  if (answer !== -1) {
    const { text, within } = responseOf((parts[answer].functionResponse as JsonObject).response);
    return [{ path: [...path, 'parts', answer, 'functionResponse', 'response', ...within], text }];
  }
  return parts.flatMap((part, index): TextPiece[] =>
    isText(part) ? [{ path: [...path, 'parts', index, 'text'], text: String(part.text) }] : [],
  );
}

/** What a function answers: the text under `content` where there is nothing else, or its JSON. */
function responseOf(response: unknown): { text: string; within: Path } {
  if (isObject(response) && typeof response.content === 'string' && Object.keys(response).length === 1) {
    return { text: response.content, within: ['content'] };
  }
  return { text: JSON.stringify(response ?? null), within: [] };
}
