import type { RunContext } from '../context.ts';
import type { RunEvent } from '../run-event.ts';
import type { StepFigures } from '../step-text.ts';
import { releaseStep } from './release-step.ts';

/** Releases the tuned model of a run in the formats whose verdict is a pass. Throws HoldfastError. */
export async function* runRelease(context: RunContext): AsyncGenerator<RunEvent, StepFigures> {
  const release = await releaseStep(context);
  const total = release.formats.length;
  yield { type: 'progress', step: 'release', done: total, total, unit: total === 1 ? 'model' : 'formats' };
  const { name, formats } = release;
  return {
    step: 'release',
    name,
    formats: formats.map(({ format, outcome, released }) => ({ format, outcome, released })),
  };
}
