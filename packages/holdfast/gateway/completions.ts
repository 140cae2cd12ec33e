import { randomUUID } from 'node:crypto';
import type { Answer, AnswerToken, ScoredAnswer } from '../models/chat-model.ts';

/** What every part of a reply begins with. */
interface Head {
  id: string;
  created: number;
  model: string;
}

export function headOf(model: string): Head {
  return { id: `chatcmpl-${randomUUID()}`, created: Math.floor(Date.now() / 1000), model };
}

const finishReasons = {
  stop: 'stop',
  length: 'length',
  refusal: 'stop',
  filter: 'content_filter',
  // Nobody who is served asks for such answers: a prompt that is rejected is an error to them.
  rejected: 'stop',
} as const;

/** An answer as OpenAI's `CreateChatCompletionResponse`. */
export function completionOf(head: Head, answer: Answer): object {
  const refused = answer.finish === 'refusal';
  return {
    ...head,
    object: 'chat.completion',
    choices: [
      {
        index: 0,
        message: {
          role: 'assistant',
          content: refused ? null : answer.text,
          refusal: refused ? answer.text : null,
        },
        logprobs: logprobsOf(answer),
        finish_reason: finishReasons[answer.finish],
      },
    ],
    usage: usageOf(answer),
  };
}

/** An answer as OpenAI's `CreateChatCompletionStreamResponse`, chunk by chunk. */
export function completionChunks(head: Head, answer: Answer, withUsage: boolean): object[] {
  const chunk = (delta: object, reason: string | null, logprobs: object | null = null): object => ({
    ...head,
    object: 'chat.completion.chunk',
    choices: [{ index: 0, delta, logprobs, finish_reason: reason }],
  });
  const text = answer.finish === 'refusal' ? { refusal: answer.text } : { content: answer.text };
  return [
    chunk({ role: 'assistant', ...text }, null, logprobsOf(answer)),
    chunk({}, finishReasons[answer.finish]),
    ...(withUsage ? [{ ...head, object: 'chat.completion.chunk', choices: [], usage: usageOf(answer) }] : []),
  ];
}

/**
 * A scored answer as vLLM's chat completion with `prompt_logprobs`: an entry for each token of the prompt, which the answer
 * is the end of. Tokens before the answer are not scored, and null.
 */
export function scoredCompletionOf(
  head: Head,
  { logProbabilities, tokens = [], tokensBefore = 0 }: ScoredAnswer,
): object {
  const entries = logProbabilities.map((logprob, place) => ({
    [tokens[place] ?? place]: { logprob, rank: null, decoded_token: null },
  }));
  const usage = { input: tokensBefore + logProbabilities.length, output: 0 };
  return {
    ...completionOf(head, { text: '', finish: 'length', usage }),
    prompt_logprobs: [...Array.from({ length: tokensBefore }, () => null), ...entries],
  };
}

function logprobsOf({ tokens, finish }: Answer): object | null {
  if (!tokens) return null;
  const likelihoods = tokens.map(({ alternatives, ...token }) => ({
    ...tokenOf(token),
    top_logprobs: alternatives.map(tokenOf),
  }));
  return finish === 'refusal'
    ? { content: null, refusal: likelihoods }
    : { content: likelihoods, refusal: null };
}

function tokenOf({ text, logProbability }: Omit<AnswerToken, 'alternatives'>): object {
  // Half a character has no text; its bytes are not known here.
  const bytes = text.includes('\uFFFD') ? null : [...Buffer.from(text, 'utf8')];
  return { token: text, logprob: logProbability, bytes };
}

function usageOf({ usage: { input, output } }: Pick<Answer, 'usage'>): object {
  return { prompt_tokens: input, completion_tokens: output, total_tokens: input + output };
}
