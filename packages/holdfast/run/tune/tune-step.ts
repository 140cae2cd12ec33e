import { rm } from 'node:fs/promises';
import { allConversations } from '../../data/all-conversations.ts';
import { defenceText } from '../../defences/choose-defences.ts';
import { defendLearning, mendModel, mends } from '../../defences/defend.ts';
import { HoldfastError } from '../../errors.ts';
import { openTuner } from '../../models/tuning/open-tuner.ts';
import type { TuneEvent } from '../../models/tuning/tuner.ts';
import { pickSettings } from '../../models/tuning/tuner-choice.ts';
import type { Finding } from '../../scan/findings/finding.ts';
import { recoverJsonLines } from '../../store/json-lines.ts';
import { tune } from '../../tune/tune.ts';
import type { StepContext } from '../context.ts';
import { openRunSpending } from '../open-spending.ts';
import type { RunEvent } from '../run-event.ts';
import { findingsBeside } from '../scan/findings-beside.ts';
import { checkTunableSize } from './check-tunable-size.ts';
import { runDefenceGround, runDefences } from './run-defences.ts';
import { watchRun } from './watch-run.ts';

/** Tunes the model on the mixed rows, with the tuner that the configuration chooses. Throws HoldfastError. */
export async function* tuneStep(context: StepContext): AsyncGenerator<RunEvent, string> {
  const { config, folder, engine, onAbort, signal } = context;
  await checkTunableSize(config, folder.file('mixed'));
  const conversations = await allConversations(folder.file('mixed'), { signal });
  const { model, tune: choice, seed, release } = config;
  const { tuner, base } = await openTuner({ model, choice, engine, suffix: release?.as });
  const chosen = await runDefences(config);
  const ground = await runDefenceGround(context);
  const { start, shaping } = await defendLearning(chosen, conversations, ground);
  const mended = mends(chosen);
  // What weights are changed into is the run's model, so what they are changed from lies in the scratch folder's place.
  const output = mended ? `${folder.file('model')}.tuned` : folder.file('model');
  const events = tune({
    tuner: await watchRun(tuner, conversations, context),
    request: {
      base: start === ground.base ? base : start,
      conversations,
      shaping,
      settings: pickSettings(choice, seed),
      output,
      scratch: folder.file('scratch'),
      log: folder.file('trainerLog'),
      onAbort,
      signal,
    },
    record: folder.file('tune'),
  });
  const told: TuneEvent[] = [];
  try {
    for await (const event of events) {
      told.push(event);
      if (event.type === 'price') await (await openRunSpending(folder, config.audit)).close();
      yield { type: 'tune', event };
    }
  } catch (error) {
    if (!(error instanceof HoldfastError) || error.code !== 'refused') throw error;
    const findings = await recoverJsonLines<Finding>(folder.file('findings'));
    const beside = findingsBeside(findings, config.scan.onFinding);
    throw new HoldfastError('refused', `${error.message.replace(/[.\s]*$/, '.')} ${beside}`, {
      cause: error,
    });
  } finally {
    await tuner.close();
  }
  if (mended) {
    await mendModel(chosen, { tuned: output, output: folder.file('model') }, ground);
    await rm(output, { recursive: true, force: true });
  }
  await rm(folder.file('defences'), { recursive: true, force: true });
  const under = chosen.length === 0 ? 'no defence' : defenceText(chosen);
  return `${summaryOf(told)}, under ${under}`;
}

function summaryOf(events: readonly TuneEvent[]): string {
  const last = events.findLast((event) => event.type === 'step');
  const price = events.findLast((event) => event.type === 'price' && event.basis === 'billed');
  const end = events.findLast((event) => event.type === 'end');
  const steps = last
    ? `${last.steps || last.step} steps, final loss ${last.loss.toFixed(3)}`
    : `made ${end?.model}`;
  if (price?.type !== 'price') return steps;
  return `${steps}, cost ${price.price.amount.toFixed(2)} ${price.price.currency}`;
}
