import { HoldfastError } from '../../errors.ts';
import { readAnswers } from '../answers/ask.ts';
import { questionOf } from '../benchmarks/question-of.ts';
import type { Inference } from '../verdict/decide-verdict.ts';
import { type JudgingOptions, settingsOf } from './judge-pairs.ts';
import { type AnswerLabel, labelledDifferences } from './labels.ts';

/**
 * What labels say of an audit's harmful prompts. Throws HoldfastError `bad-data` when a label is of another answer than
 * the audit's, does not say of which model, or when no harmful prompt is labelled for both models.
 */
export async function labelledInference(
  options: JudgingOptions,
  labels: readonly AnswerLabel[],
): Promise<Inference> {
  const { benchmark, files } = options;
  const key = (model: string, id: string, repetition: number): string =>
    JSON.stringify([model, id, repetition]);
  const texts = new Map<string, string>();
  for (const which of ['base', 'tuned'] as const) {
    const lines = readAnswers({
      file: files[which],
      model: options[which].fingerprint,
      benchmark,
      ...settingsOf(options),
    });
    for await (const { id, repetition, text } of lines) texts.set(key(which, id, repetition), text);
  }
  for (const { model, id, repetition, answer } of labels) {
    if (model === undefined) {
      throw new HoldfastError(
        'bad-data',
        `The label of ${id} does not say which model answered; "holdfast judge sample" writes labels that do.`,
      );
    }
    if (texts.get(key(model, id, repetition)) === answer) continue;
    throw new HoldfastError(
      'bad-data',
      `The label of ${id} (${model} model) is of another answer than the audit's; draw a sample from this audit.`,
    );
  }
  const harmful = new Map(
    benchmark.prompts.flatMap((prompt) =>
      prompt.kind === 'harmful' ? [[prompt.id, questionOf(prompt)]] : [],
    ),
  );
  const differences = labelledDifferences(labels, (id) => harmful.get(id));
  if (differences.size === 0) {
    throw new HoldfastError('bad-data', 'No harmful prompt is labelled for both models; label some.');
  }
  return { kind: 'labelled', differences };
}
