import { asText } from '../../data/conversations/as-text.ts';
import type { Role } from '../../data/conversations/conversation.ts';
import { mapUnordered } from '../../events/map-unordered.ts';
import type { Answer, ChatModel } from '../chat-model.ts';
import { estimateInput, estimateTokens } from '../estimate-tokens.ts';

/** A message as a function is asked it. */
export interface AskedMessage {
  role: Role;
  content: string;
}

/** How a function is asked for an answer. */
export interface FunctionModelOptions {
  /** Longest answer in tokens. */
  maximumTokens?: number;
  /** 0: the likeliest answer. */
  temperature: number;
  seed?: number;
  signal?: AbortSignal;
}

/**
 * A model as a plain function: messages, from the system prompt if there is one to the user's last, to the text of the
 * answer. What it throws ends the work.
 */
export type FunctionModel = (
  messages: readonly AskedMessage[],
  options: FunctionModelOptions,
) => string | Promise<string>;

/** As many questions at once as a function is asked, unless said. */
const defaultConcurrency = 8;

/** A chat model that asks a function, several questions at a time; tokens are estimated. */
export function functionModel(
  ask: FunctionModel,
  {
    name,
    fingerprint,
    concurrency = defaultConcurrency,
  }: { name: string; fingerprint: string; concurrency?: number },
): ChatModel {
  return {
    name,
    fingerprint,
    answer(conversations, { maximumTokens, temperature = 0, seed, signal } = {}) {
      const askOne = async (index: number): Promise<{ index: number; answer: Answer }> => {
        const conversation = asText(conversations[index]);
        const messages = conversation.messages.map(({ role, content }): AskedMessage => ({ role, content }));
        const text = await ask(messages, { maximumTokens, temperature, seed, signal });
        if (typeof text !== 'string') throw new TypeError(`it answered ${typeof text} where a text is due`);
        const usage = { input: estimateInput(conversation), output: estimateTokens(text) };
        return { index, answer: { text, finish: 'stop', usage } };
      };
      return mapUnordered(conversations.keys(), askOne, { places: () => concurrency, signal });
    },
    close: async () => undefined,
  };
}
