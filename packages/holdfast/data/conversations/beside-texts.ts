import type { Conversation, Message, Role } from './conversation.ts';

/** A text that stands beside the texts of the messages. */
export interface BesideText {
  /** The message that it belongs to, counted from 0 as by `allMessages`; absent for what stands beside the messages. */
  message?: number;
  /** Who writes it: the assistant its calls and what it thinks, the system the tools, the user what a grader goes by. */
  role: Role;
  /** Where it stands in the message, or in the row: names of fields and places in lists, as OpenAI's formats have them. */
  path: readonly (string | number)[];
  text: string;
  /** Whether it is JSON, as a call's arguments are. */
  isJson: boolean;
}

/** Shorter strings of a tool, such as its types, say nothing that a text could. */
const shortest = 8;
/** Deeper than this no tool is described; what lies deeper is left. */
const deepest = 32;

/** The messages of a conversation, and after them those of a preference pair's worse answer. */
export function allMessages({ messages, rejected }: Conversation): readonly Message[] {
  return rejected ? [...messages, ...rejected] : messages;
}

/**
 * What a message says beside its text: what the assistant thinks, and the names and arguments of its calls, as the model
 * writes them. A call that is the message's own text is left out.
 */
export function messageTexts({ role, reasoning, toolCalls = [] }: Message, message: number): BesideText[] {
  const texts: BesideText[] = [];
  if (reasoning !== undefined) {
    texts.push({ message, role, path: ['reasoning_content'], text: reasoning, isJson: false });
  }
  for (const [call, { name, arguments: given, isContent }] of toolCalls.entries()) {
    if (isContent) continue;
    const at = ['tool_calls', call, 'function'] as const;
    if (name.length >= shortest) {
      texts.push({ message, role: 'assistant', path: [...at, 'name'], text: name, isJson: true });
    }
    texts.push({ message, role: 'assistant', path: [...at, 'arguments'], text: given, isJson: true });
  }
  return texts;
}

/** Every string in the tools that a conversation offers, and in what a grader holds answers against. */
export function offeredTexts({ tools = [], reference = {} }: Conversation): BesideText[] {
  const texts: BesideText[] = [];
  const visit = (role: Role, value: unknown, path: readonly (string | number)[]): void => {
    if (typeof value === 'string') {
      // A tool that is a string as a whole is its JSON.
      const isJson = role === 'system' && path.length === 2;
      if (value.length >= shortest) texts.push({ role, path, text: value, isJson });
    } else if (typeof value === 'object' && value !== null && path.length < deepest) {
      if (Array.isArray(value))
        for (const [index, item] of value.entries()) visit(role, item, [...path, index]);
      else for (const [key, item] of Object.entries(value)) visit(role, item, [...path, key]);
    }
  };
  visit('system', tools, ['tools']);
  for (const [field, value] of Object.entries(reference)) visit('user', value, [field]);
  return texts;
}

/** A path as people write it: `tool_calls[0].function.arguments`. */
export function pathText(path: readonly (string | number)[]): string {
  return path
    .map((key, index) => (typeof key === 'number' ? `[${key}]` : index === 0 ? key : `.${key}`))
    .join('');
}
