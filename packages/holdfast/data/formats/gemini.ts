import type { Conversation, Message } from '../conversations/conversation.ts';
import { type Format, isObject, isProblem } from './format.ts';
import { besideTurns, sharedFields } from './reading/row-fields.ts';
import type { JsonObject, RowProblem } from './reading/row-value.ts';
import { geminiTurn } from './turns/gemini-turn.ts';
import { readMediaPart } from './turns/media-part.ts';
import { beyondFormat, type Feature, foreignTools } from './writing/features.ts';
import { argumentsAsObject, systemApart } from './writing/vendor-messages.ts';

const systems = ['systemInstruction', 'system_instruction'] as const;
const holds: readonly Feature[] = ['reasoning', 'calls', 'tools', 'parts'];

/**
 * Gemini's rows for tuning on Vertex AI: `{"systemInstruction": {"parts"}, "contents": [{"role": "user" | "model",
 * "parts"}], "tools"}` (cloud.google.com, "Prepare supervised fine-tuning data for Gemini models").
 */
export const gemini: Format = {
  name: 'gemini',
  title: 'Gemini contents',
  fields: ['contents', ...systems, ...sharedFields],
  recognizes: (row) => Array.isArray(row.contents),
  layout(row) {
    const { contents } = row;
    if (!Array.isArray(contents)) {
      return { reason: 'it has no "contents" list', remedy: 'write {"contents": [{"role", "parts"}]}' };
    }
    const beside = besideTurns(row);
    if (isProblem(beside)) return beside;
    const system = systems.find((name) => isObject(row[name]));
    const turns = contents.map((entry, index) => geminiTurn(entry, ['contents', index]));
    return { ...beside, turns: system ? [geminiTurn(row[system], [system], 'system'), ...turns] : turns };
  },
  write(conversation) {
    return (
      beyondFormat(conversation, { title: this.title, holds }) ??
      foreignTools(conversation, { title: this.title, field: 'functionDeclarations' }) ??
      writtenRow(conversation)
    );
  },
};

function writtenRow({ messages, tools }: Conversation): JsonObject | RowProblem {
  const apart = systemApart(messages);
  if (isProblem(apart)) return apart;
  const { system, turns } = apart;
  const contents: JsonObject[] = [];
  const names = new Map<string, string>();
  for (const message of turns) {
    for (const { id, name } of message.toolCalls ?? []) if (id !== undefined) names.set(id, name);
    const name = message.name ?? names.get(message.toolCallId ?? '');
    const content = writtenContent({ ...message, name });
    if (isProblem(content)) return content;
    contents.push(content);
  }
  return {
    systemInstruction: system && { role: 'system', parts: [{ text: system.content }] },
    contents,
    tools,
  };
}

function writtenContent({
  role,
  content,
  reasoning,
  toolCalls = [],
  parts,
  name,
}: Message): JsonObject | RowProblem {
  if (role === 'tool') {
    return name === undefined
      ? { reason: 'a tool answers without its name', remedy: 'give the message a "name"' }
      : { role: 'user', parts: [{ functionResponse: { name, response: { content } } }] };
  }
  const written: JsonObject[] = reasoning === undefined ? [] : [{ text: reasoning, thought: true }];
  for (const part of parts ?? [{ type: 'text', text: content }]) {
    const media = readMediaPart(part);
    if (media) {
      const { type: mimeType } = media;
      const inline = 'data' in media;
      written.push(
        inline
          ? { inlineData: { mimeType, data: media.data } }
          : { fileData: { mimeType, fileUri: media.address } },
      );
    } else if (part.type !== 'text') {
      return {
        reason: `it has a part of type ${part.type}, which Gemini contents cannot hold`,
        remedy: 'leave it out',
      };
    } else if (part.text !== '') written.push({ text: part.text });
  }
  for (const { name: called, arguments: given } of toolCalls) {
    const args = argumentsAsObject(given);
    if (isProblem(args)) return args;
    written.push({ functionCall: { name: called, args: args.value } });
  }
  return { role: role === 'assistant' ? 'model' : 'user', parts: written };
}
