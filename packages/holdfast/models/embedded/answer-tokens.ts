import type { ChatTokenizer, GeneratedAnswer } from '@holdfast/engine';
import type { AnswerToken } from '../chat-model.ts';

/** An answer's tokens as text. A token's text is what it adds to those before it: alone, some lose their space. */
export function answerTokens(
  {
    tokens,
    logProbabilities,
    alternatives = [],
  }: Pick<GeneratedAnswer, 'tokens' | 'logProbabilities' | 'alternatives'>,
  { decode }: Pick<ChatTokenizer, 'decode'>,
): AnswerToken[] {
  return tokens.map((token, place) => {
    const before = tokens.slice(0, place);
    const { length } = decode(before);
    const textOf = (one: number): string => decode([...before, one]).slice(length);
    return {
      text: textOf(token),
      logProbability: logProbabilities[place],
      alternatives: (alternatives[place] ?? []).map((other) => ({
        text: textOf(other.token),
        logProbability: other.logProbability,
      })),
    };
  });
}
