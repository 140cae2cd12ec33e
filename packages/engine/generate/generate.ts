import { EngineError } from '../errors.ts';
import { createRandom } from '../random.ts';
import { decodeGroup, type OpenAnswer } from './decode-group.ts';
import type { Decoder } from './decoder.ts';
import type { GeneratedAnswer, GeneratedToken, GenerateOptions } from './generate-options.ts';
import type { ModelName } from './load-model.ts';

/**
 * Answers every prompt, those of like length together, and yields answers as they end. Greedy answers do not depend on what
 * else is answered, beyond rounding. Throws EngineError `bad-option` for a prompt that is empty or leaves no room for an answer.
 */
export async function* generate(
  decoder: Decoder,
  options: Omit<GenerateOptions, keyof ModelName>,
): AsyncGenerator<GeneratedAnswer> {
  for await (const part of generateTokens(decoder, options)) if ('finish' in part) yield part;
}

/** The same, and every token as soon as it is chosen. */
export async function* generateTokens(
  decoder: Decoder,
  options: Omit<GenerateOptions, keyof ModelName>,
): AsyncGenerator<GeneratedToken | GeneratedAnswer> {
  const { prompts, batchSize = 128, seed = 0, alternatives = 0, maximumTokens } = options;
  const { maximumLength } = decoder.configuration;
  for (const [index, prompt] of prompts.entries()) {
    if (prompt.length === 0 || prompt.length >= maximumLength) {
      throw new EngineError(
        'bad-option',
        `Prompt ${index + 1} has ${prompt.length} tokens; the model takes 1 to ${maximumLength - 1}.`,
      );
    }
  }
  const answers = prompts.map(
    (prompt, index): OpenAnswer => ({
      index,
      prompt,
      tokens: [],
      logProbabilities: [],
      alternatives: alternatives > 0 ? [] : undefined,
      finish: 'length',
      random: createRandom(`${seed}/${index}`),
    }),
  );
  answers.sort((a, b) => a.prompt.length - b.prompt.length);
  // The room of a row is that of the longest beside it, so the short ones keep to themselves.
  const room = ({ prompt }: OpenAnswer): number => Math.ceil(Math.log2(prompt.length + maximumTokens));
  for (const group of Map.groupBy(answers, room).values())
    yield* decodeGroup(decoder, group, { ...options, batchSize });
}
