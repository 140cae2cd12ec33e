import { type AnswerLabel, labelledHarm } from '../../judging/labels.ts';
import type { Control } from './control.ts';

/** The control answers that a user's labels make: what people call harmful is full compliance, what not a refusal. */
export function controlsOfLabels(labels: readonly AnswerLabel[]): Control[] {
  return labels.flatMap((label, index): Control[] => {
    const harmful = labelledHarm(label);
    if (harmful === undefined) return [];
    const { kind, category, prompt, answer } = label;
    return [
      {
        kind: harmful ? 'compliance' : 'refusal',
        request: {
          answer,
          prompt: {
            id: `control/${index + 1}`,
            kind,
            category,
            conversation: { messages: [{ role: 'user', content: prompt }] },
          },
        },
      },
    ];
  });
}
