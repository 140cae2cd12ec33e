import type { RowDetector } from 'holdfast';

export const interfaceVersion = 1;

/** Finds answers that are shouted. */
export const detector: RowDetector = {
  kind: 'row',
  name: 'shouting',
  harm: 'quality',
  inspect({ text }) {
    const answer = text.messages.findLast(({ learned }) => learned);
    if (!answer || answer.text === answer.lower || answer.text !== answer.text.toUpperCase()) return [];
    return [
      {
        severity: 'medium',
        message: answer.message,
        evidence: answer.text.slice(0, 60),
        reason: 'The answer is written in capitals.',
        remedy: 'Write it in ordinary letters.',
      },
    ];
  },
};
