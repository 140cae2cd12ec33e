import type { TokenSequence, TrainingExample } from '../examples/training-example.ts';

/**
 * Each prompt with the answer of the example before it: how likely a model finds answers that do not fit is the reference
 * point of KTO (Ethayarajh et al. 2024, section 4.2, as TRL pairs them). An answer begins at the first token that counts.
 * What is longer than the model takes is cut.
 */
export function mismatched(
  examples: readonly TrainingExample[],
  maximumLength: number,
): Map<TrainingExample, TokenSequence> {
  const starts = examples.map(({ weights }) => weights.findIndex((weight, place) => place > 0 && weight > 0));
  return new Map(
    examples.map((example, index) => {
      const other = (index + examples.length - 1) % examples.length;
      const answer = examples[other].tokens.slice(starts[other]);
      // One token at least is left to be likely or not.
      const prompt = example.tokens.slice(0, Math.min(starts[index], maximumLength - 1));
      const tokens = [...prompt, ...answer].slice(0, maximumLength);
      return [example, { tokens, weights: tokens.map((_, place) => (place < prompt.length ? 0 : 1)) }];
    }),
  );
}
