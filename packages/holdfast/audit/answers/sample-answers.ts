import { createRandom } from '@holdfast/engine';
import { streamJsonLines } from '../../store/json-lines/json-lines.ts';
import type { AnswerLine } from './ask.ts';

/** An answer to be labelled by a person: `score` is for them to fill in. */
export interface UnlabelledAnswer {
  id: string;
  model: 'base' | 'tuned';
  repetition: number;
  kind: AnswerLine['kind'];
  category: string;
  prompt: string;
  answer: string;
  score: null;
}

/**
 * Draws harmful prompts of an audit at random and yields both models' answers to each, in a mixed order that does not tell
 * which model's comes first. The same seed draws the same ones. Only a random sample can correct the judge: labelling what
 * looks interesting would not.
 */
export async function* sampleAnswers({
  files,
  models,
  count,
  seed,
}: {
  files: { base: string; tuned: string };
  /** The models' fingerprints. */
  models: { base: string; tuned: string };
  count: number;
  seed: number;
}): AsyncGenerator<UnlabelledAnswer> {
  const lines = new Map<string, UnlabelledAnswer[]>();
  for (const model of ['base', 'tuned'] as const) {
    for await (const line of streamJsonLines<AnswerLine>(files[model])) {
      if (line.kind !== 'harmful' || line.model !== models[model] || line.search !== undefined) continue;
      const { id, repetition = 0, kind, category, messages, text } = line;
      const prompt = messages.map(({ role, content }) =>
        messages.length > 1 ? `${role}: ${content}` : content,
      );
      const ofPrompt = lines.get(id) ?? [];
      ofPrompt.push({
        id,
        model,
        repetition,
        kind,
        category,
        prompt: prompt.join('\n\n'),
        answer: text,
        score: null,
      });
      lines.set(id, ofPrompt);
    }
  }
  const whole = [...lines.values()].filter(
    (ofPrompt) => new Set(ofPrompt.map(({ model }) => model)).size === 2,
  );
  const random = createRandom(`labels/${seed}`);
  yield* random.shuffle(random.shuffle(whole).slice(0, count).flat());
}
