import { type Engine, EngineError, readChatTokenizer } from '@holdfast/engine';
import type { Conversation } from '../../data/conversations/conversation.ts';
import { HoldfastError } from '../../errors.ts';
import type { ChatModel } from '../chat-model.ts';
import { fingerprintPaths, fingerprintWith } from '../fingerprint.ts';
import { splitReasoning } from '../split-reasoning.ts';
import { answerTokens } from './answer-tokens.ts';

/** Answers that say more than this are cut, unless something else is asked for. */
const defaultMaximumTokens = 256;

/**
 * A chat model that the engine runs: a Hugging Face folder or a GGUF file, with a PEFT adapter over it if one is named. Answering
 * throws HoldfastError `bad-data` for a conversation that the model cannot take, and `model-failed`.
 */
export async function openEmbeddedModel({
  name,
  folder,
  adapter,
  chatTemplate,
  engine,
}: {
  name: string;
  folder: string;
  adapter?: string;
  /** The source of a Jinja template instead of the folder's own. It shapes answers, and so the fingerprint. */
  chatTemplate?: string;
  engine: Engine;
}): Promise<ChatModel> {
  const template = chatTemplate === undefined ? {} : { chatTemplate };
  const tokenizer = await readChatTokenizer(folder, template).catch((error: unknown) => {
    throw asModelFailure(name, error);
  });
  const ofFolders = await fingerprintPaths(adapter === undefined ? [folder] : [folder, adapter]);
  const fingerprint =
    chatTemplate === undefined ? ofFolders : fingerprintWith(ofFolders, `chat template\n${chatTemplate}`);
  return {
    name,
    fingerprint,
    prefills: true,
    async *answer(
      conversations,
      { maximumTokens = defaultMaximumTokens, temperature = 0, seed = 0, alternatives, signal } = {},
    ) {
      try {
        const begun = conversations.map(({ messages }) => beginAnswer(messages));
        const prompts = begun.map(({ messages, opening }) => [
          ...tokenizer.encodePrompt(messages),
          ...tokenizer.encode(opening),
        ]);
        const room = tokenizer.maximumLength - Math.max(1, ...prompts.map(({ length }) => length));
        const answers = engine.generate({
          model: folder,
          adapter,
          prompts,
          maximumTokens: Math.max(1, Math.min(maximumTokens, room)),
          temperature,
          seed,
          alternatives,
          signal,
        });
        for await (const generated of answers) {
          const { index, tokens, finish } = generated;
          const usage = { input: prompts[index].length, output: tokens.length };
          const likelihoods =
            alternatives === undefined ? {} : { tokens: answerTokens(generated, tokenizer) };
          const text = `${begun[index].opening}${tokenizer.decode(tokens)}`;
          yield { index, answer: { ...splitReasoning(text), finish, usage, ...likelihoods } };
        }
      } catch (error) {
        signal?.throwIfAborted();
        throw asModelFailure(name, error);
      }
    },
    async *score(pairs, { signal } = {}) {
      try {
        const encoded = pairs.map(({ conversation, answer }) => ({
          prompt: tokenizer.encodePrompt(conversation.messages),
          answer: tokenizer.encode(answer),
        }));
        const scores = engine.score({
          model: folder,
          adapter,
          pairs: encoded,
          signal,
        });
        for await (const { index, logProbabilities } of scores) {
          const { prompt, answer } = encoded[index];
          yield { index, logProbabilities, tokens: answer, tokensBefore: prompt.length };
        }
      } catch (error) {
        signal?.throwIfAborted();
        throw asModelFailure(name, error);
      }
    },
    // The engine is whoever started it's to close.
    close: async () => undefined,
  };
}

/** What V8 says of sizes that no memory holds; the engine passes it on from its thread. */
const beyondMemory = /allocation failed|Invalid typed array length|Map maximum size|Invalid array length/i;

/** A conversation whose answer is begun: what comes before the answer, and its opening; empty where it is not begun. */
function beginAnswer(messages: Conversation['messages']): {
  messages: Conversation['messages'];
  opening: string;
} {
  const last = messages.at(-1);
  if (last?.role !== 'assistant') return { messages, opening: '' };
  return { messages: messages.slice(0, -1), opening: `${last.content} ` };
}

/** The engine's errors in the product's words. */
export function asModelFailure(model: string, error: unknown): unknown {
  if (!(error instanceof EngineError)) return error;
  const cause = { cause: error };
  switch (error.code) {
    case 'bad-checkpoint':
    case 'bad-configuration':
      return new HoldfastError('not-found', `${model}: ${error.message}`, cause);
    case 'bad-example':
    case 'bad-option':
      return new HoldfastError('bad-data', error.message, cause);
    case 'diverged':
      return new HoldfastError('bad-config', `${model}: ${error.message}`, cause);
    case 'storage':
      return new HoldfastError('storage', error.message, cause);
    default: {
      if (!beyondMemory.test(error.message)) {
        return new HoldfastError('model-failed', `${model}: ${error.message}`, cause);
      }
      const remedy = 'take a smaller model, rank or batch';
      return new HoldfastError('bad-config', `${model} needs more memory than there is; ${remedy}.`, cause);
    }
  }
}
