import type { ChatMessage } from './chat-message.ts';
import type { ChatTemplate } from './chat-template.ts';

/** Where a message's own text stands in the rendered conversation, in characters; `end` is exclusive. */
export interface MessageSpan {
  message: number;
  start: number;
  end: number;
}

/**
 * Finds the own text of each wanted message in `text`, the rendered conversation. For the assistant this is all that
 * the model has to produce after the opening of its answer, the end-of-turn token included; for other roles it is the
 * content and the end-of-turn token. White space after that is left out, and so is the header before it.
 *
 * The places are found by rendering the messages before and up to the wanted one; where a template renders those
 * otherwise than in the whole conversation, by looking for the content after the last place found.
 */
export function messageSpans(
  template: ChatTemplate,
  messages: readonly ChatMessage[],
  text: string,
  wanted: readonly number[],
): MessageSpan[] {
  let cursor = 0;
  return wanted.flatMap((index) => {
    const message = messages[index];
    const span = spanByPrefix(template, messages, text, index) ?? spanByContent(message, text, cursor);
    if (!span || span.start >= span.end) return [];
    cursor = span.end;
    return [{ message: index, ...span }];
  });
}

function spanByPrefix(
  template: ChatTemplate,
  messages: readonly ChatMessage[],
  text: string,
  index: number,
): { start: number; end: number } | undefined {
  const isAssistant = messages[index].role === 'assistant';
  const upTo = renderPrefix(template, messages.slice(0, index + 1), false);
  const before = renderPrefix(template, messages.slice(0, index), isAssistant);
  if (upTo === undefined || before === undefined) return undefined;
  if (!text.startsWith(upTo) || !upTo.startsWith(before)) return undefined;
  const end = upTo.trimEnd().length;
  if (isAssistant) return { start: before.length, end };
  const content = messages[index].content.trim();
  const start = upTo.lastIndexOf(content);
  return content === '' || start < before.length ? undefined : { start, end };
}

function renderPrefix(
  template: ChatTemplate,
  messages: readonly ChatMessage[],
  opening: boolean,
): string | undefined {
  if (messages.length === 0 && !opening) return '';
  try {
    return template.render(messages, { opening });
  } catch {
    // Some templates refuse conversations that end in the middle; the content is looked for instead.
    return undefined;
  }
}

/** The content and what follows it up to white space or the next header: an end-of-turn token, if there is one. */
function spanByContent(
  message: ChatMessage,
  text: string,
  from: number,
): { start: number; end: number } | undefined {
  const content = message.content.trim();
  const start = text.indexOf(content, from);
  if (content === '' || start === -1) return undefined;
  const after = text.slice(start + content.length);
  const endToken = /^\s*(<\/?[^\s<>]+>)/.exec(after);
  return { start, end: start + content.length + (endToken ? endToken[0].length : 0) };
}
