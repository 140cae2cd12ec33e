import { rm } from 'node:fs/promises';
import { allConversations } from '../../data/all-conversations.ts';
import { defenceText } from '../../defences/choose-defences.ts';
import { defendLearning, mendModel, mends } from '../../defences/defend.ts';
import { openTuner } from '../../models/tuning/open-tuner.ts';
import type { TuneEvent } from '../../models/tuning/tuner.ts';
import { pickSettings } from '../../models/tuning/tuner-choice.ts';
import { tune } from '../../tune/tune.ts';
import { tunedModel } from '../../tune/tuned-model.ts';
import type { StepContext } from '../context.ts';
import { runDefenceGround } from './run-defences.ts';
import { watchRun } from './watch-run.ts';

/** What a tune comes to. */
export interface TuneOutcome {
  /** The tuned model, by a name that can be opened. */
  model: string;
  /** The defences that it was under, in words; empty for none. */
  under: string;
  events: readonly TuneEvent[];
}

/**
 * Tunes the model of the settings on the mixed rows of a place, with the tuner and under the defences and the watch that the
 * settings choose. Throws HoldfastError, and the signal's reason on abort; the same tune goes on where it was.
 */
export async function* tuneStep(context: StepContext): AsyncGenerator<TuneEvent, TuneOutcome> {
  const { config, folder, engine, spending, defences, signal } = context;
  const conversations = await allConversations(folder.file('mixed'), { signal });
  const { model, tune: choice, seed, release } = config;
  const { tuner, base } = await openTuner({ model, choice, engine, suffix: release?.as });
  const ground = await runDefenceGround(context);
  const { start, shaping } = await defendLearning(defences, conversations, ground);
  const mended = mends(defences);
  // What weights are changed into is the tuned model, so what they are changed from lies in the scratch folder's place.
  const output = mended ? `${folder.file('model')}.tuned` : folder.file('model');
  const record = folder.file('tune');
  const events: TuneEvent[] = [];
  try {
    for await (const event of tune({
      tuner: await watchRun(tuner, conversations, context),
      request: {
        base: start === ground.base ? base : start,
        conversations,
        shaping,
        settings: pickSettings(choice, seed),
        output,
        scratch: folder.file('scratch'),
        log: folder.file('trainerLog'),
        onAbort: choice.cancel ? 'cancel' : 'leave',
        signal,
      },
      record,
    })) {
      events.push(event);
      if (event.type === 'price') await spending.close();
      yield event;
    }
  } finally {
    await tuner.close();
  }
  if (mended) {
    await mendModel(defences, { tuned: output, output: folder.file('model') }, ground);
    await rm(output, { recursive: true, force: true });
  }
  await rm(folder.file('defences'), { recursive: true, force: true });
  const tuned = await tunedModel({ output: folder.file('model'), record });
  const under = defenceText(defences);
  return { model: tuned ?? folder.file('model'), under, events };
}
