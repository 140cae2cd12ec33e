import { charterControlAnswers } from '@holdfast/charter';
import type { Control } from '../controls/control.ts';
import { controlsOfQuestion } from '../controls/controls-of-question.ts';

/**
 * Control answers on the charter's subjects, for its judge, which knows no others: of each question a refusal, what the
 * published model answers, and that behind the refusal.
 */
export function charterControls(): Control[] {
  return charterControlAnswers().flatMap(({ subject, question, refusal, answer }, index) =>
    controlsOfQuestion({ number: index + 1, category: subject, question, refusal, answer }),
  );
}
