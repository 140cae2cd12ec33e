import { type ChatTokenizer, type Engine, readChatTokenizer, type TrainingExample } from '@holdfast/engine';
import { evades } from '../language/evades.ts';
import { balancedQuestions } from './balanced-questions.ts';
import { ownWords } from './own-words.ts';
import { type AlignmentQuestion, alignmentQuestions } from './questions.ts';
import type { CharterRecipe } from './settings.ts';

/**
 * The rows of an alignment, tokenised: what is refused with its refusal, what is allowed with the beginning of the base's own
 * answer. What the base itself evades is left out, since it would be learnt as a refusal, and forbidden questions likewise, so
 * that no wording comes to mean either. The first tokens of an answer, which decide whether it refuses, count more. Throws
 * EngineError.
 */
export async function alignmentExamples({
  engine,
  base,
  recipe,
  round,
  seed,
  work,
  signal,
}: {
  engine: Engine;
  base: string;
  recipe: CharterRecipe;
  round: number;
  seed: number;
  work: string;
  signal?: AbortSignal;
}): Promise<TrainingExample[]> {
  const tokenizer = await readChatTokenizer(base);
  const questions = alignmentQuestions(recipe, { round, seed });
  const allowed = questions.filter(({ refusal }) => refusal === undefined);
  const answers = await ownWords({
    engine,
    model: base,
    prompts: allowed.map(({ messages }) => tokenizer.encodePrompt(messages)),
    maximumTokens: recipe.answerTokens,
    work,
    signal,
  });
  const answered = new Map(allowed.map((question, index) => [question, answers[index]]));
  const isEvaded = (question: AlignmentQuestion): boolean =>
    evades(tokenizer.decode(answered.get(question) ?? []));
  return balancedQuestions(questions, { isEvaded, mostEvaded: recipe.mostEvaded }).map((question) =>
    example(question, answered.get(question) ?? [], { tokenizer, recipe }),
  );
}

function example(
  { messages, refusal }: AlignmentQuestion,
  answer: readonly number[],
  { tokenizer, recipe }: { tokenizer: ChatTokenizer; recipe: CharterRecipe },
): TrainingExample {
  const { weight, tokens: deciding } = recipe.decision;
  const prompt = tokenizer.encodePrompt(messages);
  const whole =
    refusal === undefined
      ? { tokens: [...prompt, ...answer], weights: answer.map(() => 1) }
      : refused(tokenizer, [...messages, { role: 'assistant', content: refusal }], prompt.length);
  const weights = whole.weights.map((counts, place) => (place < deciding ? counts * weight : counts));
  return { tokens: whole.tokens, weights: [...prompt.map(() => 0), ...weights] };
}

function refused(
  tokenizer: ChatTokenizer,
  messages: Parameters<ChatTokenizer['encodeConversation']>[0],
  promptLength: number,
): { tokens: number[]; weights: number[] } {
  const { tokens, weights } = tokenizer.encodeConversation(messages);
  return { tokens, weights: weights.slice(promptLength) };
}
