import type { Conversation } from '../../../data/conversation.ts';
import { HoldfastError } from '../../../errors.ts';
import { mapUnordered } from '../../../events/map-unordered.ts';
import type { Answer, AnswerOptions, ChatModel } from '../../../models/chat-model.ts';
import { RequestFailure } from '../../../models/hosted/request/request-failure.ts';
import type { ResponseCache } from '../../../store/response-cache.ts';

/** A question and the place of the request that it belongs to. */
export interface JudgeQuestion {
  index: number;
  conversation: Conversation;
}

/** What the model answered, or why its endpoint did not take the question. */
export type JudgeReply = (Answer & { rejected?: undefined }) | { rejected: string; text: ''; finish: 'stop' };

/**
 * The model's replies, from the cache or by asking, in whatever order they are ready. When the endpoint rejects a question
 * all that are left are asked one by one, so that only those that it really does not take go without an answer. Throws
 * HoldfastError `model-failed`.
 */
export async function* replies(
  { model, cache }: { model: ChatModel; cache: ResponseCache | undefined },
  asked: readonly JudgeQuestion[],
  options: AnswerOptions,
): AsyncGenerator<JudgeQuestion & { reply: JudgeReply }> {
  const question = ({ conversation }: JudgeQuestion) => ({
    model: model.fingerprint,
    conversation,
    temperature: 0,
    repetition: 0,
    maximumTokens: options.maximumTokens ?? 0,
  });
  const open: JudgeQuestion[] = [];
  for (const one of asked) {
    const reply = cache?.find(question(one));
    if (reply) yield { ...one, reply };
    else open.push(one);
  }
  if (open.length === 0) return;
  const left = new Set(open);
  const keep = async (one: JudgeQuestion, reply: Answer): Promise<JudgeQuestion & { reply: JudgeReply }> => {
    left.delete(one);
    await cache?.add([{ question: question(one), answer: reply }]);
    return { ...one, reply };
  };
  try {
    const conversations = open.map(({ conversation }) => conversation);
    for await (const { index, answer } of model.answer(conversations, options)) {
      yield await keep(open[index], answer);
    }
  } catch (error) {
    if (rejectionOf(error) === undefined) throw error;
    // One question that the endpoint does not take, such as too long a one, must not stop the others.
    yield* mapUnordered([...left], (one) => askAlone(model, one, options, keep), {
      places: () => askedAlone,
      signal: options.signal,
    });
    return;
  }
  if (left.size > 0) {
    throw new HoldfastError('model-failed', `${model.name} left ${left.size} answers unjudged.`);
  }
}

/** So many questions are asked side by side once each is asked by itself; the account may take fewer. */
const askedAlone = 64;

async function askAlone(
  model: ChatModel,
  one: JudgeQuestion,
  options: AnswerOptions,
  keep: (one: JudgeQuestion, answer: Answer) => Promise<JudgeQuestion & { reply: JudgeReply }>,
): Promise<JudgeQuestion & { reply: JudgeReply }> {
  try {
    for await (const { answer } of model.answer([one.conversation], options)) return await keep(one, answer);
  } catch (error) {
    const rejected = rejectionOf(error);
    if (rejected === undefined) throw error;
    return { ...one, reply: { rejected, text: '', finish: 'stop' } };
  }
  throw new HoldfastError('model-failed', `${model.name} left an answer unjudged.`);
}

/** Why an endpoint did not take a question; undefined for any other failure. */
function rejectionOf(error: unknown): string | undefined {
  if (!(error instanceof HoldfastError) || !(error.cause instanceof RequestFailure)) return undefined;
  return error.cause.kind === 'rejected' ? error.message : undefined;
}
