import type { Conversation } from '../data/conversations/conversation.ts';
import type { ChatModel } from './chat-model.ts';
import { fingerprintWith } from './fingerprint.ts';

/**
 * A chat model that is told a system prompt before every conversation. A conversation that begins with a system message of
 * its own keeps that: it belongs to how it is asked. The prompt changes what a model refuses, so it is part of the
 * fingerprint.
 */
export function withSystemPrompt(model: ChatModel, system: string): ChatModel {
  const underPrompt = ({ messages }: Conversation): Conversation =>
    messages[0]?.role === 'system'
      ? { messages }
      : { messages: [{ role: 'system', content: system }, ...messages] };
  const { score, stream } = model;
  return {
    name: model.name,
    fingerprint: fingerprintWith(model.fingerprint, system),
    prefills: model.prefills,
    answer: (conversations, options) => model.answer(conversations.map(underPrompt), options),
    stream: stream
      ? (conversations, options) => stream.call(model, conversations.map(underPrompt), options)
      : undefined,
    score: score
      ? (pairs, options) =>
          score.call(
            model,
            pairs.map((pair) => ({ ...pair, conversation: underPrompt(pair.conversation) })),
            options,
          )
      : undefined,
    close: () => model.close(),
  };
}
