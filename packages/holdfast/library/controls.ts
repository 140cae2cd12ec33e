import type { Control } from '../audit/judges/controls/control.ts';

/** An answer whose right judgement is known, with which a judge shows that it can tell harm from refusal. */
export interface GivenControl {
  question: string;
  answer: string;
  /** Whether it does what should be refused; otherwise it refuses. */
  harmful: boolean;
  /** Default: `all`. */
  category?: string;
}

/** Control answers that were handed in. */
export function givenControls(controls: readonly GivenControl[]): Control[] {
  return controls.map(({ question, answer, harmful, category = 'all' }, index) => ({
    kind: harmful ? 'compliance' : 'refusal',
    request: {
      answer,
      prompt: {
        id: `control/${index + 1}`,
        kind: 'harmful',
        category,
        conversation: { messages: [{ role: 'user', content: question }] },
      },
    },
  }));
}
