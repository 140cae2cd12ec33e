import { EngineError, readChatTokenizer, readTokenizer } from '@holdfast/engine';
import { allMessages } from '../../data/conversations/beside-texts.ts';
import type { Conversation, Message } from '../../data/conversations/conversation.ts';

/** Tells how many tokens a conversation is tuned on. */
export interface TokenCounter {
  /** Estimates count what providers add around messages by their published examples; `exact` ones render the template. */
  readonly basis: 'estimate' | 'exact';
  /** The most that the model takes, as far as it says. */
  readonly most: number | undefined;
  /** Texts that the tokenizer reads as something other than text. */
  readonly specialTokens: readonly string[];
  count(conversation: Conversation): number;
}

/**
 * Counts as OpenAI's models do: o200k for those of 2024 and later, cl100k for GPT-4 and GPT-3.5 before them. Three tokens
 * around each message and three at the end, as in OpenAI's cookbook, "How to count tokens with tiktoken"; tools and calls
 * count by their JSON, parts that are no text count nothing.
 */
export async function openaiCounter(
  model: string,
  { most, specialTokens }: { most: number | undefined; specialTokens: readonly string[] },
): Promise<TokenCounter> {
  const older = /^(gpt-4|gpt-3\.5)(-|$)/.test(model);
  const { countTokens } = older
    ? await import('gpt-tokenizer/encoding/cl100k_base')
    : await import('gpt-tokenizer/encoding/o200k_base');
  // Special tokens in data are plain text to the counter; that they stand there is a finding of its own.
  const tokensOf = (text: string): number =>
    text === '' ? 0 : countTokens(text, { disallowedSpecial: new Set() });
  const ofMessage = ({ role, content, reasoning = '', name, toolCalls }: Message): number =>
    3 +
    tokensOf(role) +
    tokensOf(content) +
    tokensOf(reasoning) +
    (name === undefined ? 0 : 1 + tokensOf(name)) +
    (toolCalls?.every(({ isContent }) => !isContent) ? tokensOf(JSON.stringify(toolCalls)) : 0);
  return {
    basis: 'estimate',
    most,
    specialTokens,
    count(conversation) {
      const { tools } = conversation;
      const offered = tools && tools.length > 0 ? tokensOf(JSON.stringify(tools)) : 0;
      return allMessages(conversation).reduce((total, message) => total + ofMessage(message), 3 + offered);
    },
  };
}

/** Counts with the tokenizer and the chat template of a model's folder or GGUF file. Throws EngineError `bad-checkpoint`. */
export async function folderCounter(folder: string): Promise<TokenCounter> {
  const tokenizer = await readChatTokenizer(folder);
  const { maximumLength } = tokenizer;
  return {
    basis: 'exact',
    most: Number.isFinite(maximumLength) ? maximumLength : undefined,
    specialTokens: await specialTokensIn(folder),
    count({ messages }) {
      // Without weights nothing but the length is worked out.
      const unweighted = messages.map(({ role, content }) => ({ role, content, weight: 0 }));
      try {
        return tokenizer.encodeConversation(unweighted).tokens.length;
      } catch (error) {
        // Too long, or of roles that the template does not know; the texts alone tell about as much.
        if (!(error instanceof EngineError)) throw error;
        return messages.reduce((total, { content }) => total + tokenizer.encode(content).length, 0);
      }
    },
  };
}

async function specialTokensIn(folder: string): Promise<string[]> {
  const { added_tokens: added = [] } = ((await readTokenizer(folder))?.tokenizer ?? {}) as {
    added_tokens?: { content: string; special?: boolean }[];
  };
  return added.filter(({ special }) => special).map(({ content }) => content);
}
