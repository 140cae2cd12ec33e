/** One message of a chat, as a chat template sees it. */
export interface ChatMessage {
  role: 'system' | 'developer' | 'user' | 'assistant' | 'tool';
  content: string;
  /** How much the message's tokens count in the training loss. Default: 1 for the assistant, 0 for the rest. */
  weight?: number;
}
