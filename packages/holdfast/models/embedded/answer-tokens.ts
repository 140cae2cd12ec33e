import type { ChatTokenizer, GeneratedAnswer, GeneratedToken } from '@holdfast/engine';
import type { AnswerToken } from '../chat-model.ts';

/** An answer's tokens as text. */
export function answerTokens(
  {
    tokens,
    logProbabilities,
    alternatives,
  }: Pick<GeneratedAnswer, 'tokens' | 'logProbabilities' | 'alternatives'>,
  tokenizer: Pick<ChatTokenizer, 'decode'>,
): AnswerToken[] {
  return tokens.map((token, place) =>
    answerToken(
      { token, logProbability: logProbabilities[place], alternatives: alternatives?.[place] },
      tokens.slice(0, place),
      tokenizer,
    ),
  );
}

/** One token as text: what it adds to those before it, since alone some lose their space. */
export function answerToken(
  { token, logProbability, alternatives = [] }: Omit<GeneratedToken, 'index'>,
  before: readonly number[],
  { decode }: Pick<ChatTokenizer, 'decode'>,
): AnswerToken {
  const { length } = decode(before);
  const textOf = (one: number): string => decode([...before, one]).slice(length);
  return {
    text: textOf(token),
    logProbability,
    alternatives: alternatives.map((other) => ({
      text: textOf(other.token),
      logProbability: other.logProbability,
    })),
  };
}
