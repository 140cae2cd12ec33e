import type { Conversation } from '../data/conversations/conversation.ts';
import type { ChatModel } from '../models/chat-model.ts';
import type { ChosenDefence } from './choose-defences.ts';
import { serveUnder } from './defend.ts';

/** A tuned model as whoever serves it would: every conversation goes through the chosen defences first. */
export function servedModel(model: ChatModel, chosen: readonly ChosenDefence[]): ChatModel {
  const serving = chosen.filter(({ defence }) => defence.serve);
  if (serving.length === 0) return model;
  const names = serving.map(({ defence }) => defence.name).join('+');
  const served = (conversations: readonly Conversation[]): Conversation[] =>
    conversations.map((conversation) => serveUnder(serving, conversation));
  const { score, stream } = model;
  return {
    ...model,
    fingerprint: `${model.fingerprint}, served under ${names}`,
    answer: (conversations, options) => model.answer(served(conversations), options),
    stream: stream
      ? (conversations, options) => stream.call(model, served(conversations), options)
      : undefined,
    score: score
      ? (pairs, options) => {
          const conversations = served(pairs.map(({ conversation }) => conversation));
          const given = pairs.map(({ answer }, index) => ({ conversation: conversations[index], answer }));
          return score.call(model, given, options);
        }
      : undefined,
    close: () => model.close(),
  };
}
