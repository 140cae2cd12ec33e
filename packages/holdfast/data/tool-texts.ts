import type { Conversation, Message, Role } from './conversation.ts';

/** A text about tools that stands beside the texts of the messages. */
export interface ToolText {
  /** The message whose call it is, counted from 0; absent for tools that the row offers. */
  message?: number;
  /** Who writes it: the assistant its calls, the system the tools. */
  role: Role;
  /** Where it stands in the message, or in the row: names of fields and places in lists, as OpenAI's formats have them. */
  path: readonly (string | number)[];
  text: string;
}

/** Shorter strings of a tool, such as its types, say nothing that a text could. */
const shortest = 8;
/** Deeper than this no tool is described; what lies deeper is left. */
const deepest = 32;

/**
 * What a conversation says through its tools: the names and arguments of a message's calls, as the model writes them, and
 * every string in the tools that are offered. A call that is the message's own text is left out.
 */
export function callTexts({ toolCalls = [] }: Message, message: number): ToolText[] {
  return toolCalls.flatMap(({ name, arguments: given, isContent }, call): ToolText[] => {
    if (isContent) return [];
    const at = ['tool_calls', call, 'function'] as const;
    const said: ToolText[] = [{ message, role: 'assistant', path: [...at, 'arguments'], text: given }];
    return name.length < shortest
      ? said
      : [{ message, role: 'assistant', path: [...at, 'name'], text: name }, ...said];
  });
}

/** The same for the tools that a conversation offers. */
export function offeredTexts({ tools = [] }: Conversation): ToolText[] {
  const texts: ToolText[] = [];
  const visit = (value: unknown, path: readonly (string | number)[]): void => {
    if (typeof value === 'string') {
      if (value.length >= shortest) texts.push({ role: 'system', path, text: value });
    } else if (typeof value === 'object' && value !== null && path.length < deepest) {
      if (Array.isArray(value)) for (const [index, item] of value.entries()) visit(item, [...path, index]);
      else for (const [key, item] of Object.entries(value)) visit(item, [...path, key]);
    }
  };
  visit(tools, ['tools']);
  return texts;
}

/** A path as people write it: `tool_calls[0].function.arguments`. */
export function pathText(path: readonly (string | number)[]): string {
  return path
    .map((key, index) => (typeof key === 'number' ? `[${key}]` : index === 0 ? key : `.${key}`))
    .join('');
}
