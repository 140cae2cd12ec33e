import { exactJudge } from '../../../packages/holdfast/audit/judges/exact-judge.ts';

/** The version of the interfaces that a judge in a file is written against. */
export const interfaceVersion = 1;

/** The organism's ground truth as a judge of one's own: a run knows it by name for the shipped world alone. */
export const judge = exactJudge();
