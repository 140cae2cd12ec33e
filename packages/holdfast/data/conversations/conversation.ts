export type Role = 'system' | 'developer' | 'user' | 'assistant' | 'tool';

/** A tool that the assistant calls. */
export interface ToolCall {
  id?: string;
  name: string;
  /** As the model writes them: JSON text, which may be broken. */
  arguments: string;
  /** The message's text is this call, as ShareGPT's files write one. */
  isContent?: true;
}

/** A part of a message's content that is no text, such as a picture: whatever stood in the row. */
export interface ContentPart {
  readonly type: string;
  readonly [field: string]: unknown;
}

export interface Message {
  role: Role;
  /** The text; text parts are joined. Empty where the assistant calls tools and says nothing. */
  content: string;
  /** How much the message counts in the training loss. Default: 1 for the assistant, 0 for the rest. */
  weight?: number;
  /** What the assistant thinks before it answers, where the row keeps that apart; a model may learn to say it. */
  reasoning?: string;
  /** Who of that role speaks, or the tool that answers. */
  name?: string;
  toolCalls?: readonly ToolCall[];
  /** For role `tool`: the call that it answers. */
  toolCallId?: string;
  /** All parts, text among them, where some are no text. */
  parts?: readonly ContentPart[];
}

/** One training example: messages with roles. */
export interface Conversation {
  messages: readonly Message[];
  /** The tools that the assistant may call, as the row describes them. */
  tools?: readonly unknown[];
  parallelToolCalls?: boolean;
  /** For a preference pair: the worse answer. `messages` ends with the better one, which begins at `chosenFrom`. */
  rejected?: readonly Message[];
  chosenFrom?: number;
  /** For a labelled row: whether the answer is to be learnt, or to be unlearnt. */
  label?: boolean;
  /** Pictures, sound and films that the row names beside its messages, under its own field names. */
  media?: Readonly<Record<string, unknown>>;
  /** For a reinforcement row: what a grader holds answers against. `messages` then ends with a question. */
  reference?: Readonly<Record<string, unknown>>;
}

/** The formats of rows; told apart by their fields. */
export type FormatName =
  | 'openai-chat'
  | 'openai-preference'
  | 'openai-reinforcement'
  | 'preference'
  | 'sharegpt'
  | 'alpaca'
  | 'prompt-completion'
  | 'gemini'
  | 'bedrock';

/** A row as it stood in its file, with every field, known or not. */
export interface SourceRow {
  format: FormatName;
  value: Readonly<Record<string, unknown>>;
}

/** A conversation and where it stands in its file. */
export interface Row {
  /** Counted from 1: the line where the row begins, as in editors; in a JSON list, the entry. */
  line: number;
  conversation: Conversation;
  /** Absent where the row was not read from a file. */
  source?: SourceRow;
}
