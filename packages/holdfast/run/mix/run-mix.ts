import { mapEvents } from '../../events/map-events.ts';
import type { RunContext } from '../context.ts';
import type { RunEvent } from '../run-event.ts';
import type { StepFigures } from '../step-text.ts';
import { checkTunableSize } from '../tune/check-tunable-size.ts';
import { mixStep } from './mix-step.ts';

/** Adds safety examples to the kept rows of a run. Throws HoldfastError. */
export async function* runMix(context: RunContext): AsyncGenerator<RunEvent, StepFigures> {
  const { config, folder, progress } = context;
  await checkTunableSize(config, folder.file('data'));
  const step = mixStep(context, { wanted: progress.safety?.count });
  const { rows, wanted, safety, made, defended } = yield* mapEvents(
    step,
    ({ done, total }): RunEvent => ({ type: 'progress', step: 'mix', done, total, unit: 'safety examples' }),
  );
  if (config.mix.amount === 'as-needed') progress.safety ??= { count: wanted, attempts: [] };
  return { step: 'mix', rows, safety, made, defended };
}
