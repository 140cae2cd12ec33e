import type { Conversation } from '../../data/conversations/conversation.ts';
import type { Answer, AnswerPart } from '../../models/chat-model.ts';
import type { SharedModel, SharedOptions } from './batched-model.ts';
import { untilStop } from './until-stop.ts';

/** One question to a model that is served. */
export interface ServedQuestion {
  conversation: Conversation;
  options: SharedOptions;
  /** Texts before which the answer ends. */
  stops?: readonly string[];
  /** Told of the answer's parts as they are written. */
  onPart?: (part: AnswerPart) => void;
  signal: AbortSignal;
}

/** Asks a model that is served. Throws what it throws, and the signal's reason on abort. */
export async function askShared(
  model: SharedModel,
  { conversation, options, stops = [], onPart, signal }: ServedQuestion,
): Promise<Answer> {
  if (stops.length === 0) return model.answer(conversation, options, { onPart, signal });
  const stopped = new AbortController();
  const parts = untilStop(stops, { onPart, stop: () => stopped.abort() });
  return parts.finish(
    model.answer(conversation, options, {
      onPart: (part) => parts.take(part),
      signal: AbortSignal.any([signal, stopped.signal]),
    }),
  );
}
