import type { Conversation, Message } from '../conversations/conversation.ts';
import { type Format, isObject, isProblem } from './format.ts';
import { besideTurns, sharedFields, turnsOf } from './reading/row-fields.ts';
import type { JsonObject, RowProblem } from './reading/row-value.ts';
import { bedrockTurn, isBedrockMessage } from './turns/bedrock-turn.ts';
import { readMediaPart } from './turns/media-part.ts';
import { beyondFormat, foreignTools } from './writing/features.ts';
import { argumentsAsObject, systemApart } from './writing/vendor-messages.ts';

const schemaVersion = 'bedrock-conversation-2024';

/**
 * Amazon Bedrock's Converse rows for tuning Nova and others: `{"schemaVersion": "bedrock-conversation-2024", "system":
 * [{"text"}], "messages": [{"role", "content": [{"text"}]}]}` (docs.aws.amazon.com, "Preparing data for fine-tuning").
 */
export const bedrock: Format = {
  name: 'bedrock',
  title: 'Bedrock conversations',
  fields: ['schemaVersion', 'system', 'messages', 'toolConfig', ...sharedFields],
  recognizes: (row) =>
    Array.isArray(row.messages) && (row.schemaVersion === schemaVersion || isBedrockMessage(row.messages[0])),
  layout(row) {
    const { messages, toolConfig } = row;
    if (!Array.isArray(messages)) {
      return {
        reason: 'it has no "messages" list',
        remedy: 'write {"messages": [{"role", "content": [{"text"}]}]}',
      };
    }
    const turns = turnsOf(row, {
      list: messages,
      path: ['messages'],
      turn: (entry, path, index) => bedrockTurn(entry, [...path, index]),
    });
    if (isProblem(turns)) return turns;
    const beside = besideTurns(row);
    if (isProblem(beside)) return beside;
    const offered = isObject(toolConfig) ? toolConfig.tools : undefined;
    return {
      turns,
      ...beside,
      tools: offered === undefined ? beside.tools : { value: offered, path: ['toolConfig', 'tools'] },
    };
  },
  write(conversation) {
    const holds = ['reasoning', 'calls', 'tools', 'parts'] as const;
    return (
      beyondFormat(conversation, { title: this.title, holds }) ??
      foreignTools(conversation, { title: this.title, field: 'toolSpec' }) ??
      writtenRow(conversation)
    );
  },
};

function writtenRow({ messages, tools }: Conversation): JsonObject | RowProblem {
  const apart = systemApart(messages);
  if (isProblem(apart)) return apart;
  const { system, turns } = apart;
  const written: JsonObject[] = [];
  for (const message of turns) {
    const row = writtenMessage(message);
    if (isProblem(row)) return row;
    written.push(row);
  }
  return {
    schemaVersion,
    system: system && [{ text: system.content }],
    messages: written,
    toolConfig: tools && { tools },
  };
}

function writtenMessage({
  role,
  content,
  reasoning,
  toolCalls = [],
  toolCallId,
  parts,
}: Message): JsonObject | RowProblem {
  if (role === 'tool') {
    const toolUseId = toolCallId ?? '';
    return { role: 'user', content: [{ toolResult: { toolUseId, content: [{ text: content }] } }] };
  }
  const blocks: JsonObject[] =
    reasoning === undefined ? [] : [{ reasoningContent: { reasoningText: { text: reasoning } } }];
  for (const part of parts ?? [{ type: 'text', text: content }]) {
    const media = readMediaPart(part);
    if (part.type === 'text') {
      if (part.text !== '') blocks.push({ text: part.text });
    } else if (media?.type.startsWith('image/')) {
      const source = 'data' in media ? { bytes: media.data } : { s3Location: { uri: media.address } };
      blocks.push({ image: { format: media.type.slice('image/'.length), source } });
    } else
      return {
        reason: `it has a part of type ${part.type}, which Bedrock cannot hold`,
        remedy: 'leave it out',
      };
  }
  for (const { id, name, arguments: given } of toolCalls) {
    const input = argumentsAsObject(given);
    if (isProblem(input)) return input;
    blocks.push({ toolUse: { toolUseId: id ?? '', name, input: input.value } });
  }
  return { role, content: blocks };
}
