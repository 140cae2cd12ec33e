import type { ContentPart } from '../../conversations/conversation.ts';
import { isObject } from '../format.ts';
import type { JsonObject, Path, RowProblem, TextPiece } from '../reading/row-value.ts';
import { shortened } from './message-fields.ts';

/** What a message says: its text, what it thinks in parts of their own, and all parts where some are no text. */
export interface MessageContent {
  text: string;
  thinking?: string;
  parts?: readonly ContentPart[];
}

/** Parts that are no text: pictures, sound, films and files, under the names that APIs and trainers give them. */
const media = new Set([
  ...['image_url', 'image', 'input_image', 'video', 'video_url', 'input_audio', 'audio', 'audio_url'],
  ...['file', 'input_file'],
]);

/** Reads `content`, a text or a list of parts, or `refusal` where there is none; undefined where there is neither. */
export function readContent({ content, refusal }: JsonObject): MessageContent | RowProblem | undefined {
  if (typeof content === 'string') return { text: content };
  if (content === null || content === undefined) {
    return typeof refusal === 'string' ? { text: refusal } : undefined;
  }
  if (!Array.isArray(content)) return notText;
  const texts: string[] = [];
  const thoughts: string[] = [];
  let onlyText = true;
  for (const part of content as unknown[]) {
    const field = textFieldOf(part);
    if (field) (field.name === 'thinking' ? thoughts : texts).push(field.text);
    else if (!isObject(part) || typeof part.type !== 'string' || part.type === 'text') return notText;
    else if (media.has(part.type)) onlyText = false;
    else {
      return {
        reason: `the content has a part of type "${shortened(part.type)}", which is not known`,
        remedy: 'write texts as {"type": "text", "text": ...}, and calls of tools as "tool_calls"',
      };
    }
  }
  if (thoughts.length > 1) {
    return { reason: 'the content has several parts of type "thinking"', remedy: 'join them to one' };
  }
  return {
    text: texts.join(''),
    thinking: thoughts[0],
    parts: onlyText ? undefined : (content as ContentPart[]),
  };
}

/** Where the text of a message stands, its path in the row given. */
export function contentPieces(entry: unknown, path: Path): TextPiece[] {
  if (!isObject(entry)) return [];
  const { content } = entry;
  if (typeof content === 'string') return [{ path: [...path, 'content'], text: content }];
  if (!Array.isArray(content)) {
    return typeof entry.refusal === 'string' ? [{ path: [...path, 'refusal'], text: entry.refusal }] : [];
  }
  return content.flatMap((part: unknown, index): TextPiece[] => {
    const field = textFieldOf(part);
    if (!field || field.name === 'thinking') return [];
    return [{ path: [...path, 'content', index, field.name], text: field.text }];
  });
}

/** Where a part of the content that is what the assistant thinks stands in its message. */
export function thinkingPath({ content }: JsonObject): Path | undefined {
  const index = Array.isArray(content)
    ? content.findIndex((part) => textFieldOf(part)?.name === 'thinking')
    : -1;
  return index === -1 ? undefined : ['content', index, 'thinking'];
}

const notText: RowProblem = {
  reason: 'the content is not text',
  remedy: 'write a string, or a list of parts with a "type" each',
};

/** Parts hold their text in a field named as their type is, but for those of the Responses API and those without a type. */
function textFieldOf(part: unknown): { name: string; text: string } | undefined {
  if (!isObject(part)) return undefined;
  const { type } = part;
  const name = type === 'refusal' || type === 'thinking' ? type : 'text';
  const isText = type === 'text' || type === 'input_text' || type === 'output_text' || name === type;
  const text = part[name];
  return isText && typeof text === 'string' ? { name, text } : undefined;
}
