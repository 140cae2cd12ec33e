import type { Conversation } from '../../../data/conversations/conversation.ts';
import { HoldfastError } from '../../../errors.ts';
import type { Answer, AnswerOptions, ChatModel } from '../../../models/chat-model.ts';
import type { ResponseCache } from '../../../store/answers/response-cache.ts';

/** A question and the place of the request that it belongs to. */
export interface JudgeQuestion {
  index: number;
  conversation: Conversation;
}

/**
 * The model's replies, from the cache or by asking, in whatever order they are ready; a question that the endpoint does not
 * take, such as too long a one, stops no other. Throws HoldfastError `model-failed`.
 */
export async function* replies(
  { model, cache }: { model: ChatModel; cache: ResponseCache | undefined },
  questions: readonly JudgeQuestion[],
  options: AnswerOptions,
): AsyncGenerator<JudgeQuestion & { reply: Answer }> {
  const question = ({ conversation }: JudgeQuestion) => ({
    model: model.fingerprint,
    conversation,
    temperature: 0,
    repetition: 0,
    maximumTokens: options.maximumTokens ?? 0,
  });
  const open: JudgeQuestion[] = [];
  for (const one of questions) {
    const reply = cache?.find(question(one));
    if (reply) yield { ...one, reply };
    else open.push(one);
  }
  if (open.length === 0) return;
  const left = new Set(open);
  const conversations = open.map(({ conversation }) => conversation);
  for await (const { index, answer } of model.answer(conversations, { ...options, onRejected: 'answer' })) {
    left.delete(open[index]);
    if (answer.finish !== 'rejected') await cache?.add([{ question: question(open[index]), answer }]);
    yield { ...open[index], reply: answer };
  }
  if (left.size > 0) {
    throw new HoldfastError('model-failed', `${model.name} left ${left.size} answers unjudged.`);
  }
}
