import { randomUUID } from 'node:crypto';
import type { Answer, AnswerPart, AnswerToken, ScoredAnswer, TokenUsage } from '../../models/chat-model.ts';

/** What every part of a reply begins with. */
export interface CompletionHead {
  id: string;
  created: number;
  model: string;
}

/** A new reply of a model. */
export function headOf(model: string): CompletionHead {
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

/** Answers to one prompt as OpenAI's `CreateChatCompletionResponse`. */
export function completionOf(head: CompletionHead, answers: readonly Answer[]): object {
  return {
    ...head,
    object: 'chat.completion',
    choices: answers.map((answer, index) => {
      const refused = answer.finish === 'refusal';
      return {
        index,
        message: {
          role: 'assistant',
          content: refused ? null : answer.text,
          refusal: refused ? answer.text : null,
        },
        logprobs: logprobsOf(answer),
        finish_reason: finishReasons[answer.finish],
      };
    }),
    usage: usageOf(answers),
  };
}

/** A part of an answer as OpenAI's `CreateChatCompletionStreamResponse`; the first one tells the role. */
export function partChunk(
  head: CompletionHead,
  index: number,
  { text, tokens }: Pick<AnswerPart, 'text' | 'tokens'>,
  { first }: { first: boolean },
): object {
  const delta = first ? { role: 'assistant', content: text } : { content: text };
  return chunkOf(head, index, delta, null, logprobsOf({ tokens, finish: 'stop' }));
}

/** How an answer ended, as the last chunk of it; a refusal that its provider marked stands there whole. */
export function endChunk(head: CompletionHead, index: number, { finish, text }: Answer): object {
  return chunkOf(head, index, finish === 'refusal' ? { refusal: text } : {}, finishReasons[finish]);
}

/** What the answers took, as the chunk that ends a stream. */
export function usageChunk(head: CompletionHead, answers: readonly Answer[]): object {
  return { ...head, object: 'chat.completion.chunk', choices: [], usage: usageOf(answers) };
}

function chunkOf(
  head: CompletionHead,
  index: number,
  delta: object,
  reason: string | null,
  logprobs: object | null = null,
): object {
  return {
    ...head,
    object: 'chat.completion.chunk',
    choices: [{ index, delta, logprobs, finish_reason: reason }],
  };
}

/**
 * A scored answer as vLLM's chat completion with `prompt_logprobs`: an entry for each token of the prompt, which the answer
 * is the end of. Tokens before the answer are not scored, and null.
 */
export function scoredCompletionOf(
  head: CompletionHead,
  { logProbabilities, tokens = [], tokensBefore = 0 }: ScoredAnswer,
): object {
  const entries = logProbabilities.map((logprob, place) => ({
    [tokens[place] ?? place]: { logprob, rank: null, decoded_token: null },
  }));
  const usage = { input: tokensBefore + logProbabilities.length, output: 0 };
  return {
    ...completionOf(head, [{ text: '', finish: 'length', usage }]),
    prompt_logprobs: [...Array.from({ length: tokensBefore }, () => null), ...entries],
  };
}

function logprobsOf({ tokens, finish }: Pick<Answer, 'tokens' | 'finish'>): object | null {
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

/** The prompt counts once, however many answers it has. */
function usageOf(answers: readonly { usage: TokenUsage }[]): object {
  const input = answers[0]?.usage.input ?? 0;
  const output = answers.reduce((sum, { usage }) => sum + usage.output, 0);
  return { prompt_tokens: input, completion_tokens: output, total_tokens: input + output };
}
