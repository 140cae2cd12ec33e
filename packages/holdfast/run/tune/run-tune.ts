import { HoldfastError } from '../../errors.ts';
import { mapEvents } from '../../events/map-events.ts';
import type { TuneEvent } from '../../models/tuning/tuner.ts';
import type { Finding } from '../../scan/findings/finding.ts';
import { recoverJsonLines } from '../../store/json-lines/json-lines.ts';
import type { RunContext } from '../context.ts';
import type { RunEvent } from '../run-event.ts';
import { findingsBeside } from '../scan/findings-beside.ts';
import type { StepFigures } from '../step-text.ts';
import { checkTunableSize } from './check-tunable-size.ts';
import { tuneStep } from './tune-step.ts';

/** Tunes the model of a run on the mixed rows. Throws HoldfastError; a service's refusal of rows with what the scan found. */
export async function* runTune(context: RunContext): AsyncGenerator<RunEvent, StepFigures> {
  const { config, folder } = context;
  await checkTunableSize(config, folder.file('mixed'));
  try {
    const tuning = tuneStep(context);
    const { events, under } = yield* mapEvents(tuning, (event): RunEvent => ({ type: 'tune', event }));
    return { step: 'tune', under, ...figuresOf(events) };
  } catch (error) {
    if (!(error instanceof HoldfastError) || error.code !== 'refused') throw error;
    const findings = await recoverJsonLines<Finding>(folder.file('findings'), { strict: true });
    const beside = findingsBeside(findings, config.scan.onFinding);
    throw new HoldfastError('refused', `${error.message.replace(/[.\s]*$/, '.')} ${beside}`, {
      cause: error,
    });
  }
}

function figuresOf(
  events: readonly TuneEvent[],
): Pick<Extract<StepFigures, { step: 'tune' }>, 'done' | 'price'> {
  const last = events.findLast((event) => event.type === 'step');
  const price = events.findLast((event) => event.type === 'price' && event.basis === 'billed');
  const end = events.findLast((event) => event.type === 'end');
  const done = last
    ? { steps: last.steps || last.step, loss: last.loss.toFixed(3) }
    : { model: String(end?.model) };
  if (price?.type !== 'price') return { done };
  const { amount, currency } = price.price;
  return { done, price: `${amount.toFixed(2)} ${currency}` };
}
