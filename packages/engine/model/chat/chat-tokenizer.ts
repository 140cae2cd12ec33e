import { EngineError } from '../../errors.ts';
import type { ChatMessage } from './chat-message.ts';
import { type ChatTemplate, compileChatTemplate } from './chat-template.ts';
import { messageSpans } from './message-spans.ts';
import { specialTokensOf } from './special-tokens-of.ts';
import { createTextTokenizer } from './text-tokenizer.ts';

/** A conversation's tokens and, beside each, how much its prediction counts in the loss: a training example. */
export interface EncodedConversation {
  tokens: number[];
  weights: number[];
}

/** A model's tokenizer together with its chat template. */
export interface ChatTokenizer {
  /** The most tokens that the model takes; Infinity when the folder does not say. */
  readonly maximumLength: number;
  /** The tokens of plain text; nothing is put around them. */
  encode(text: string): number[];
  /** The text of tokens, special tokens left out. */
  decode(tokens: readonly number[]): string;
  /** The token that stands for what the vocabulary cannot write; undefined where it can write anything. */
  readonly unknownToken: number | undefined;
  /**
   * A conversation that waits for an answer: the tokens end with the opening of the assistant's message.
   * Throws EngineError `bad-example` when the template refuses it or makes nothing of it, or it leaves no room for an answer.
   */
  encodePrompt(messages: readonly ChatMessage[]): number[];
  /**
   * A conversation to learn from. A message's weight stands on its own tokens and its end-of-turn token; what the
   * template puts around messages counts nothing. Without a `weight`, the assistant's messages count 1 and others 0.
   * A conversation that is longer than the model takes throws EngineError `bad-example` and is never cut silently:
   * half an answer teaches a model to stop in the middle.
   */
  encodeConversation(messages: readonly ChatMessage[]): EncodedConversation;
}

/** Puts a tokenizer together from the objects of `tokenizer.json` and `tokenizer_config.json` and a template. */
export function createChatTokenizer({
  tokenizer: tokenizerJson,
  settings = {},
  chatTemplate,
  maximumLength = Number.POSITIVE_INFINITY,
}: {
  tokenizer: object;
  settings?: Record<string, unknown>;
  chatTemplate: string;
  maximumLength?: number;
}): ChatTokenizer {
  const { encode, decode, unknownToken } = createTextTokenizer(tokenizerJson, settings);
  const template: ChatTemplate = compileChatTemplate(chatTemplate, specialTokensOf(settings));

  return {
    maximumLength,
    encode,
    decode,
    unknownToken,
    encodePrompt(messages) {
      const tokens = encode(template.render(messages, { opening: true }));
      if (tokens.length === 0) {
        throw new EngineError(
          'bad-example',
          `The chat template makes no text of a conversation of ${messages.length} messages; give the model another template.`,
        );
      }
      if (tokens.length >= maximumLength) throw tooLong(tokens.length, maximumLength);
      return tokens;
    },
    encodeConversation(messages) {
      const text = template.render(messages);
      const tokens = encode(text);
      if (tokens.length > maximumLength) throw tooLong(tokens.length, maximumLength);
      const weights = new Array<number>(tokens.length).fill(0);
      const weightOf = (message: ChatMessage) => message.weight ?? (message.role === 'assistant' ? 1 : 0);
      const wanted = messages.flatMap((message, index) => (weightOf(message) === 0 ? [] : [index]));
      for (const span of messageSpans(template, messages, text, wanted)) {
        const start = sharedTokens(tokens, encode(text.slice(0, span.start)));
        const end =
          span.end === text.length ? tokens.length : sharedTokens(tokens, encode(text.slice(0, span.end)));
        weights.fill(weightOf(messages[span.message]), start, end);
      }
      return { tokens, weights };
    },
  };
}

/**
 * How many tokens at the beginning are the same: where a cut of the text falls in its tokens. A token that lies across
 * the cut belongs to what follows.
 */
function sharedTokens(tokens: readonly number[], beginning: readonly number[]): number {
  let count = 0;
  while (count < beginning.length && tokens[count] === beginning[count]) count++;
  return count;
}

function tooLong(length: number, maximumLength: number): EngineError {
  return new EngineError(
    'bad-example',
    `A conversation has ${length} tokens, but the model takes ${maximumLength}: shorten it or leave it out.`,
  );
}
