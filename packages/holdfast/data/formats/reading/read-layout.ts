import type { BesideText } from '../../conversations/beside-texts.ts';
import type { Conversation, Message } from '../../conversations/conversation.ts';
import { type Format, isProblem, parsedJson } from '../format.ts';
import type { RowLayout, Turn } from './row-layout.ts';
import type { JsonObject, Path, RowProblem, TextPiece } from './row-value.ts';

/** Reads a row of a format into a conversation, or says what is wrong with it. */
export function readRow(format: Format, row: JsonObject): Conversation | RowProblem {
  const layout = format.layout(row);
  return isProblem(layout) ? layout : readLayout(layout);
}

function readLayout(layout: RowLayout): Conversation | RowProblem {
  const { turns, pair, label, media, reference } = layout;
  const messages = readTurns(turns);
  if (isProblem(messages)) return messages;
  const rejected = pair && readTurns(pair.rejected);
  if (rejected && isProblem(rejected)) {
    return { reason: `in the worse answer, ${rejected.reason}`, remedy: rejected.remedy };
  }
  const tools = readTools(layout.tools?.value);
  if (tools && isProblem(tools)) return tools;
  const wrong = reference
    ? checkPrompt(messages)
    : (checkAnswer(messages) ?? (rejected && checkAnswer(rejected)));
  return (
    wrong ?? {
      messages,
      tools,
      parallelToolCalls: typeof layout.parallelToolCalls === 'boolean' ? layout.parallelToolCalls : undefined,
      rejected,
      chosenFrom: pair?.chosenFrom,
      label,
      media,
      reference,
    }
  );
}

/** Where the text of each message of a row that could be read stands in it, then those of a pair's worse answer. */
export function rowPieces(format: Format, row: JsonObject): readonly (readonly TextPiece[])[] {
  return allTurns(format, row).map((turn) => turn.pieces());
}

/** Where a text that stands beside the messages' own is in a row that could be read. */
export function besidePath(
  format: Format,
  row: JsonObject,
  { message, path }: Pick<BesideText, 'message' | 'path'>,
): Path | undefined {
  if (message !== undefined) return allTurns(format, row)[message]?.beside(path);
  const layout = format.layout(row);
  if (isProblem(layout)) return undefined;
  if (layout.reference && String(path[0]) in layout.reference) return path;
  return layout.tools && [...layout.tools.path, ...path.slice(1)];
}

function allTurns(format: Format, row: JsonObject): readonly Turn[] {
  const layout = format.layout(row);
  return isProblem(layout) ? [] : [...layout.turns, ...(layout.pair?.rejected ?? [])];
}

function readTurns(turns: readonly Turn[]): Message[] | RowProblem {
  const messages: Message[] = [];
  for (const [index, turn] of turns.entries()) {
    const message = turn.read();
    if (isProblem(message)) return { message: index, reason: message.reason, remedy: message.remedy };
    messages.push(message);
  }
  return messages;
}

/** The tools that a row offers: a list, or its JSON text. */
function readTools(value: unknown): readonly unknown[] | RowProblem | undefined {
  const tools = parsedJson(value);
  if (tools === undefined || tools === null || tools === '') return undefined;
  return Array.isArray(tools)
    ? tools
    : { reason: 'its "tools" are no list', remedy: 'write a list of tools, or leave it out' };
}

/** What every training example must be: it ends with the assistant, and some of what the assistant says is learnt. */
function checkAnswer(messages: readonly Message[]): RowProblem | undefined {
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

function checkPrompt(messages: readonly Message[]): RowProblem | undefined {
  if (messages.length > 0) return undefined;
  return { reason: 'its "messages" list is empty', remedy: 'write what is asked' };
}
