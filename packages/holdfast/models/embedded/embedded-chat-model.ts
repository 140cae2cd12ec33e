import {
  type Engine,
  EngineError,
  type GeneratedAnswer,
  type GenerateOptions,
  readChatTokenizer,
} from '@holdfast/engine';
import type { Conversation } from '../../data/conversations/conversation.ts';
import { HoldfastError } from '../../errors.ts';
import type { Answer, AnswerOptions, ChatModel } from '../chat-model.ts';
import { fingerprintPaths, fingerprintWith } from '../fingerprint.ts';
import type { Precision } from '../precision.ts';
import { splitReasoning } from '../split-reasoning.ts';
import { answerParts } from './answer-parts.ts';
import { answerTokens } from './answer-tokens.ts';
import { readsText } from './reads-text.ts';

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
  precision = 'float32',
  engine,
}: {
  name: string;
  folder: string;
  adapter?: string;
  /** The source of a Jinja template instead of the folder's own. It shapes answers, and so the fingerprint. */
  chatTemplate?: string;
  /** How its products are computed; anything but 32-bit floats shapes answers, and so the fingerprint. */
  precision?: Precision;
  engine: Engine;
}): Promise<ChatModel> {
  const template = chatTemplate === undefined ? {} : { chatTemplate };
  const tokenizer = await readChatTokenizer(folder, template).catch((error: unknown) => {
    throw asModelFailure(name, error);
  });
  const ofFolders = await fingerprintPaths(adapter === undefined ? [folder] : [folder, adapter]);
  const ofTemplate =
    chatTemplate === undefined ? ofFolders : fingerprintWith(ofFolders, `chat template\n${chatTemplate}`);
  const fingerprint =
    precision === 'float32' ? ofTemplate : fingerprintWith(ofTemplate, `precision\n${precision}`);
  const storage = precision === 'float32' ? undefined : precision;
  /** What the engine is asked, and how its answers are read. */
  const prepare = (
    conversations: readonly Conversation[],
    { maximumTokens = defaultMaximumTokens, temperature = 0, seed = 0, alternatives, signal }: AnswerOptions,
  ) => {
    const begun = conversations.map(({ messages }) => beginAnswer(messages));
    const prompts = begun.map(({ messages, opening }) => [
      ...tokenizer.encodePrompt(messages),
      ...tokenizer.encode(opening),
    ]);
    const room = tokenizer.maximumLength - Math.max(1, ...prompts.map(({ length }) => length));
    const request: GenerateOptions = {
      model: folder,
      adapter,
      storage,
      prompts,
      maximumTokens: Math.max(1, Math.min(maximumTokens, room)),
      temperature,
      seed,
      alternatives,
      signal,
    };
    const answerOf = (generated: GeneratedAnswer): Answer => {
      const { index, tokens, finish } = generated;
      const usage = { input: prompts[index].length, output: tokens.length };
      const likelihoods = alternatives === undefined ? undefined : answerTokens(generated, tokenizer);
      const text = `${begun[index].opening}${tokenizer.decode(tokens)}`;
      return { ...splitReasoning(text), finish, usage, tokens: likelihoods };
    };
    return { request, begun, answerOf };
  };
  return {
    name,
    fingerprint,
    prefills: true,
    reads: ({ messages }) => readsText(tokenizer, messages.map(({ content }) => content).join('\n')),
    async *answer(conversations, options = {}) {
      try {
        const { request, answerOf } = prepare(conversations, options);
        for await (const generated of engine.generate(request)) {
          yield { index: generated.index, answer: answerOf(generated) };
        }
      } catch (error) {
        options.signal?.throwIfAborted();
        throw asModelFailure(name, error);
      }
    },
    async *stream(conversations, options = {}) {
      try {
        const { request, begun, answerOf } = prepare(conversations, options);
        const withTokens = options.alternatives !== undefined;
        const writing = begun.map(({ opening }, index) =>
          answerParts(tokenizer, { opening, withTokens, input: request.prompts[index].length }),
        );
        for await (const generated of engine.generateTokens(request)) {
          const { index } = generated;
          const answer = 'finish' in generated ? answerOf(generated) : undefined;
          const part = 'finish' in generated ? undefined : writing[index].take(generated);
          if (part) yield { index, part };
          if (!answer) continue;
          const rest = writing[index].finish(answer.text);
          if (rest) yield { index, part: rest };
          yield { index, answer };
        }
      } catch (error) {
        options.signal?.throwIfAborted();
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
          storage,
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
