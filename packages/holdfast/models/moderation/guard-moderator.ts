import { HoldfastError } from '../../errors.ts';
import type { AskedModel, Moderator } from '../../scan/asked-model/asked-model.ts';
import { guardFormats } from './guard-formats.ts';

/** The verdict comes first; reasoning versions think before it. */
const answerTokens = 128;

/**
 * A moderator that asks a guard model, told apart by its name. Throws HoldfastError `bad-usage` for a model of no known
 * family, and `model-failed` when it answers in no form of its family.
 */
export function guardModerator(model: AskedModel): Moderator {
  const format = guardFormats.find(({ named }) => named.test(model.name));
  if (!format) {
    const known = guardFormats.map(({ title }) => title).join(', ');
    throw new HoldfastError(
      'bad-usage',
      `${model.name} is no guard model that is known; use ${known}, or a moderation endpoint.`,
    );
  }
  return {
    name: model.name,
    async *moderate(conversations, { signal } = {}) {
      const questions = conversations.map((conversation) => format.ask(conversation));
      const options = { maximumTokens: answerTokens, temperature: 0, signal };
      for await (const { index, answer } of model.answer(questions, options)) {
        const moderation = format.read(answer.text);
        if (!moderation) {
          const said = JSON.stringify(answer.text.slice(0, 60));
          throw new HoldfastError(
            'model-failed',
            `${model.name} answers ${said}, which is no answer of ${format.title}; check that it is one.`,
          );
        }
        yield { index, moderation };
      }
    },
  };
}
