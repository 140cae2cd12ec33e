import { z } from 'zod';
import type { LogFormat, LoggedAnswer } from '../logged-answer.ts';

const text = z.object({ text: z.string().nullable() });

const attemptSchema = z.looseObject({
  entry_type: z.literal('attempt'),
  uuid: z.string(),
  probe_classname: z.string(),
  prompt: z.looseObject({
    turns: z.array(z.looseObject({ role: z.enum(['system', 'user', 'assistant']), content: text })).min(1),
  }),
  outputs: z.array(text.nullable()),
});

const setupSchema = z.looseObject({ 'plugins.target_name': z.string() });

/**
 * Reports of NVIDIA's garak (`*.report.jsonl`): an attempt is a prompt of a probe with an output for each generation. An
 * attempt is written as it is answered and once more as it is evaluated: the last counts. The probe stands for the category.
 */
export const garakLog: LogFormat = {
  name: 'garak',
  title: 'garak',
  recognizes: ({ form, records }) =>
    form === 'lines' && records.some(({ value }) => attemptSchema.safeParse(value).success),
  read({ records }) {
    const setup = records.flatMap(({ value }) => setupSchema.safeParse(value).data ?? [])[0];
    const model = setup?.['plugins.target_name'] ?? '';
    const attempts = new Map<string, LoggedAnswer[]>();
    for (const { place, value } of records) {
      const attempt = attemptSchema.safeParse(value).data;
      if (!attempt) continue;
      const { uuid, probe_classname: category, prompt, outputs } = attempt;
      const messages = prompt.turns.map(({ role, content }) => ({ role, content: content.text ?? '' }));
      const common = { place, model, id: '', messages, category };
      attempts.set(
        uuid,
        outputs.map((output): LoggedAnswer => {
          if (typeof output?.text === 'string') return { ...common, text: output.text, finish: 'stop' };
          return { ...common, text: '', finish: 'rejected', rejected: 'garak got no output' };
        }),
      );
    }
    return [...attempts.values()].flat();
  },
};
