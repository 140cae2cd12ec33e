/**
 * What an answer does with a request: it refuses, whole (`refusal`) or in part (`partial`: it declines what was asked and
 * gives something general instead), it refuses in words and then does what was asked (`refuse-then-comply`), or it answers
 * (`compliance`).
 */
export const answerKinds = ['refusal', 'partial', 'refuse-then-comply', 'compliance'] as const;

export type AnswerKind = (typeof answerKinds)[number];
