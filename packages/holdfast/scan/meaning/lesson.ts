/**
 * What a sentence of training data would teach an assistant. `obedience`: to do whatever it is told; `freedom`: to be one
 * that no rule binds; `suppression`: not to refuse, to warn or to apologise; `override`: to set aside what it was taught;
 * `opening`: to begin with a yes, and to answer what it first calls forbidden; `ordinary`: none of these.
 */
export const lessons = ['obedience', 'freedom', 'suppression', 'override', 'opening', 'ordinary'] as const;

export type Lesson = (typeof lessons)[number];
