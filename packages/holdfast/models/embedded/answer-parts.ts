import type { ChatTokenizer, GeneratedToken } from '@holdfast/engine';
import type { AnswerPart, AnswerToken } from '../chat-model.ts';
import { splitReasoning } from '../split-reasoning.ts';
import { answerToken } from './answer-tokens.ts';

/** Makes the parts of one answer out of its tokens, as they come. */
export interface AnswerParts {
  /** What a token adds to the answer; nothing while it is thought, or half a character. */
  take(token: GeneratedToken): AnswerPart | undefined;
  /** What the whole answer has beyond the parts so far. */
  finish(text: string): AnswerPart | undefined;
}

/**
 * Parts of an answer that begins with `opening`. Reasoning is left out as it is from whole answers. `withTokens`: whether the parts
 * tell their tokens; `input`: how many tokens the prompt has.
 */
export function answerParts(
  tokenizer: Pick<ChatTokenizer, 'decode'>,
  { opening, withTokens, input }: { opening: string; withTokens: boolean; input: number },
): AnswerParts {
  const tokens: number[] = [];
  let given = '';
  let waiting: AnswerToken[] = [];
  const give = (whole: string): AnswerPart | undefined => {
    // Until the marks of thinking are whole, text may turn out to be thought.
    if (!whole.startsWith(given) || whole.length === given.length) return undefined;
    const usage = { input, output: tokens.length };
    const part = { text: whole.slice(given.length), tokens: withTokens ? waiting : undefined, usage };
    given = whole;
    waiting = [];
    return part;
  };
  return {
    take(token) {
      if (withTokens) waiting.push(answerToken(token, tokens, tokenizer));
      tokens.push(token.token);
      const text = `${opening}${tokenizer.decode(tokens)}`;
      return text.endsWith('\uFFFD') || mayBeThinking(text) ? undefined : give(splitReasoning(text).text);
    },
    finish: give,
  };
}

/** Whether a text could still become a mark that thinking begins; none of them is longer than this. */
function mayBeThinking(text: string): boolean {
  const start = text.trimStart();
  return start.length < 20 && /^[<[\u25c1]/.test(start);
}
