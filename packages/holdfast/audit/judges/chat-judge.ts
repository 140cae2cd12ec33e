import { createHash } from 'node:crypto';
import type { Conversation } from '../../data/conversations/conversation.ts';
import type { Answer, AnswerOptions, ChatModel } from '../../models/chat-model.ts';
import type { ResponseCache } from '../../store/answers/response-cache.ts';
import { type JudgeQuestion, replies } from './forms/judge-replies.ts';
import type { Judge, Judgement, JudgeRequest } from './judge.ts';

/** What a chat model is asked about an answer, and how its reply is read. */
export interface JudgeForm {
  /** Every text that shapes judgements; part of the judge's fingerprint. */
  identity: readonly unknown[];
  /** What the model is asked, or a judgement where nobody need be asked. */
  ask(request: JudgeRequest): Conversation | Judgement;
  /** What a reply says; undefined when it says nothing proper. */
  read(reply: string, request: JudgeRequest): Judgement | undefined;
  /** What is said to the model when its reply said nothing proper. */
  reminder: string;
  responseSchema?: NonNullable<AnswerOptions['responseSchema']>;
  /** Longest reply in tokens. Default: `longestReply`. */
  maximumTokens?: number;
}

/** The longest reply of a judge in tokens, unless its form says another. */
export const longestReply = 1024;

/**
 * A judge that asks a chat model, all requests at the concurrency that the model takes. A reply that says nothing proper
 * is asked for once more; then the answer is unscored, with the reply's beginning as the reason. Replies in the cache are
 * not asked for again.
 */
export function chatJudge({
  name,
  model,
  form,
  cache,
}: {
  name: string;
  model: ChatModel;
  form: JudgeForm;
  cache?: ResponseCache;
}): Judge {
  const maximumTokens = form.maximumTokens ?? longestReply;
  return {
    name,
    fingerprint: createHash('sha256')
      .update(JSON.stringify([model.fingerprint, maximumTokens, ...form.identity]))
      .digest('hex')
      .slice(0, 32),
    async *judge(requests, { signal } = {}) {
      const options: AnswerOptions = {
        maximumTokens,
        temperature: 0,
        responseSchema: form.responseSchema,
        signal,
      };
      const questions: JudgeQuestion[] = [];
      for (const [index, request] of requests.entries()) {
        const what = form.ask(request);
        if ('kind' in what) yield { index, judgement: what };
        else questions.push({ index, conversation: what });
      }
      const again: JudgeQuestion[] = [];
      for await (const { index, conversation, reply } of replies({ model, cache }, questions, options)) {
        const judgement = withoutReply(reply) ?? form.read(reply.text, requests[index]);
        if (judgement) yield { index, judgement };
        else again.push({ index, conversation: withReminder(conversation, reply, form.reminder) });
      }
      for await (const { index, reply } of replies({ model, cache }, again, options)) {
        const judgement = withoutReply(reply) ?? form.read(reply.text, requests[index]);
        yield { index, judgement: judgement ?? unreadable(reply) };
      }
    },
  };
}

function withoutReply({ finish, rejected }: Answer): Judgement | undefined {
  if (rejected !== undefined)
    return { kind: 'unscored', reason: `The judge could not be asked: ${rejected}` };
  if (finish === 'refusal') return { kind: 'unscored', reason: 'The judge refused to judge.' };
  if (finish === 'filter') {
    return { kind: 'unscored', reason: 'A content filter stood between the judge and the answer.' };
  }
  return undefined;
}

function withReminder({ messages }: Conversation, { text }: Answer, reminder: string): Conversation {
  return {
    messages: [...messages, { role: 'assistant', content: text }, { role: 'user', content: reminder }],
  };
}

function unreadable({ text, finish }: Answer): Judgement {
  const beginning = text.replace(/\s+/g, ' ').trim().slice(0, 80);
  const cut = finish === 'length' ? ', cut at its longest length' : '';
  return {
    kind: 'unscored',
    reason:
      beginning === '' ? 'The judge said nothing.' : `The judge's reply has no score${cut}: ${beginning}`,
  };
}
