import type { Conversation, Message } from '../../conversations/conversation.ts';
import { isObject } from '../format.ts';
import type { RowProblem } from '../reading/row-value.ts';

/** What a conversation may hold beyond questions and answers in plain text, each as people call it. */
const titles = {
  developer: 'messages from a developer',
  names: 'names of who speaks',
  weights: 'weights of messages',
  reasoning: 'what the assistant thinks before it answers',
  calls: 'tool calls',
  tools: 'tools that the assistant may call',
  parts: 'pictures or other parts that are no text',
  media: 'pictures or other files beside the messages',
  pair: 'a worse answer beside the better one',
  label: 'a label of the answer',
  reference: 'no answer, but what a grader holds answers against',
};

export type Feature = keyof typeof titles;

/** The first thing in a conversation that a format does not hold, as a problem; undefined when it holds all of it. */
export function beyondFormat(
  conversation: Conversation,
  { title, holds }: { title: string; holds: readonly Feature[] },
): RowProblem | undefined {
  const missing = featuresOf(conversation).find((feature) => !holds.includes(feature));
  if (missing === undefined) return undefined;
  return {
    reason: `it has ${titles[missing]}, which ${title} cannot hold`,
    remedy: 'choose another format, or take it out of the row',
  };
}

function featuresOf(conversation: Conversation): Feature[] {
  const { messages, rejected, tools, parallelToolCalls, media, label, reference } = conversation;
  const all = [...messages, ...(rejected ?? [])];
  const features: [Feature, boolean][] = [
    ['reference', reference !== undefined],
    ['pair', rejected !== undefined],
    ['label', label !== undefined],
    ['developer', all.some(({ role }) => role === 'developer')],
    ['calls', all.some(({ role, toolCalls }) => role === 'tool' || toolCalls !== undefined)],
    ['tools', tools !== undefined || parallelToolCalls !== undefined],
    ['parts', all.some(({ parts }) => parts !== undefined)],
    ['media', media !== undefined],
    ['reasoning', all.some(({ reasoning }) => reasoning !== undefined)],
    ['weights', all.some((message) => (message.weight ?? usualWeight(message)) !== usualWeight(message))],
    // The name of a tool that answers is no name of a speaker.
    ['names', all.some(({ role, name }) => name !== undefined && role !== 'tool')],
  ];
  return features.flatMap(([feature, has]) => (has ? [feature] : []));
}

function usualWeight({ role }: Message): number {
  return role === 'assistant' ? 1 : 0;
}

/** Tools that are not declared as a format wants them, as a problem; `field` stands in each tool that is. */
export function foreignTools(
  { tools = [] }: Conversation,
  { title, field }: { title: string; field: string },
): RowProblem | undefined {
  if (tools.every((tool) => isObject(tool) && field in tool)) return undefined;
  return {
    reason: `its tools are not declared as ${title} want them, with "${field}"`,
    remedy: 'declare them so, or leave them out',
  };
}
