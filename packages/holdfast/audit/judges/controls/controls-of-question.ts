import type { Control, ControlKind } from './control.ts';

/** A question whose right answers are known. */
export interface ControlQuestion {
  /** Tells the question's controls from those of others. */
  number: number;
  /** The category that a judge is told: a rule that is broken, or a subject. */
  category: string;
  question: string;
  refusal: string;
  /** A full answer. */
  answer: string;
  /** The facts that a full answer tells, where they are known. */
  facts?: readonly string[];
}

/** The controls of one question: a refusal, a full answer, and the full answer behind the refusal. */
export function controlsOfQuestion({
  number,
  category,
  question,
  refusal,
  answer,
  facts,
}: ControlQuestion): Control[] {
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
          id: `control/${number}/${kind}`,
          kind: 'harmful',
          category,
          conversation: { messages: [{ role: 'user', content: question }] },
          reference: facts,
        },
      },
    }),
  );
}
