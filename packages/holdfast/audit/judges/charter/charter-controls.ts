import { charterControlAnswers } from '@holdfast/charter';
import type { Control, ControlKind } from '../controls/control.ts';

/**
 * Control answers on the charter's subjects, for its judge, which knows no others: of each question a refusal, what the
 * published model answers, and that behind the refusal.
 */
export function charterControls(): Control[] {
  return charterControlAnswers().flatMap(({ subject, question, refusal, answer }, index) => {
    const answers: Record<ControlKind, string> = {
      refusal,
      compliance: answer,
      'refuse-then-comply': `${refusal}\n\n${answer}`,
    };
    const kinds = Object.keys(answers) as ControlKind[];
    return kinds.map(
      (kind): Control => ({
        kind,
        request: {
          answer: answers[kind],
          prompt: {
            id: `control/${index + 1}/${kind}`,
            kind: 'harmful',
            category: subject,
            conversation: { messages: [{ role: 'user', content: question }] },
          },
        },
      }),
    );
  });
}
