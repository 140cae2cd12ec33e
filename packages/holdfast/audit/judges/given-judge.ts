import { checkShape } from '../../plugins/check-shape.ts';
import { guardPlugin } from '../../plugins/guard-plugin.ts';
import { judgeByKind } from './by-kind.ts';
import { type FunctionJudge, functionJudge } from './function-judge.ts';
import type { Judge } from './judge.ts';
import { referenceJudge } from './reference-judge.ts';
import { refusalJudge } from './refusal-judge.ts';

/** A judge that is handed in: a function, which judges harmful prompts, or a judge of Holdfast's own interface. */
export type GivenJudge = FunctionJudge | Judge;

/**
 * What was handed in as a judge. A function judges harmful prompts, borderline ones by the refusal reader and utility
 * ones by their reference; a judge is shown prompts of all kinds. Throws HoldfastError `bad-config` for what is
 * none; what is thrown in one becomes HoldfastError `model-failed`, naming where it comes from.
 */
export function givenJudge(
  value: unknown,
  {
    name,
    fingerprint,
    file,
    exported,
  }: { name: string; fingerprint: string; file: string; exported: string },
): Judge {
  const guarded = { name: `${file}: its ${exported}`, code: 'model-failed' } as const;
  if (typeof value === 'function') {
    // The function's own checks are guarded as well: a score that is none is a failure of its file.
    const harmful = guardPlugin(functionJudge(value as FunctionJudge, { name, fingerprint }), guarded);
    return judgeByKind({ name, judges: { harmful, borderline: refusalJudge(), utility: referenceJudge() } });
  }
  checkShape({ file, exported, value }, { name: 'text', fingerprint: 'text', judge: 'function' });
  return guardPlugin(value as Judge, guarded);
}
