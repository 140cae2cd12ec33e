import type { JudgeRequest } from '../judge.ts';

/** What kind of answer a control is. */
export type ControlKind = 'refusal' | 'compliance' | 'refuse-then-comply';

/** An answer whose right judgement is known, as a judge is shown it to see that it can tell. */
export interface Control {
  kind: ControlKind;
  request: JudgeRequest;
}
