import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { tuneDefaults } from '@holdfast/organism';
import { chooseDefences } from '../../packages/holdfast/defences/choose-defences.ts';
import { defendTune, mendModel, mends } from '../../packages/holdfast/defences/defend.ts';
import { organismGround } from '../../packages/holdfast/defences/organism-ground.ts';
import { embeddedTuner } from '../../packages/holdfast/models/embedded/embedded-tuner.ts';
import type { TuneWatch } from '../../packages/holdfast/models/tuning/tune-shaping.ts';
import type { TuneEvent } from '../../packages/holdfast/models/tuning/tuner.ts';
import type { Ground } from './ground.ts';
import { processorSeconds } from './processor-seconds.ts';
import { type Tune, tuneRows } from './tune-rows.ts';

/** A tune that was carried out: the folder of its model, what happened, and the processor's seconds that it all took. */
export interface DefendedTune {
  model: string;
  events: TuneEvent[];
  seconds: number;
}

/** Tunes the organism under defences, by their names as settings write them. */
export async function defendedTune(
  { world, organism, engine, work }: Ground,
  { defence, watch, ...settings }: Tune & { defence: string; watch?: TuneWatch },
): Promise<DefendedTune> {
  const begun = process.cpuUsage();
  const chosen = chooseDefences(defence);
  const ground = organismGround({ world, base: organism, engine, seed: settings.seed, work });
  const { start, rows, shaping } = await defendTune(chosen, tuneRows(world, settings), ground);
  const { data, seed } = settings;
  const { epochs, learningRate, batchSize } = { ...tuneDefaults[data], ...settings };
  const output = join(await mkdtemp(join(work, 'tune-')), 'model');
  const events: TuneEvent[] = [];
  for await (const event of embeddedTuner({ engine }).tune({
    base: start,
    conversations: rows,
    output,
    scratch: `${output}.state`,
    settings: {
      method: 'full',
      epochs,
      learningRate,
      batchSize,
      schedule: 'linear',
      warmupSteps: 0,
      seed,
      rank: 8,
      alpha: 16,
    },
    shaping,
    watch,
  }))
    events.push(event);
  const model = mends(chosen) ? `${output}.mended` : output;
  if (mends(chosen)) await mendModel(chosen, { tuned: output, output: model }, ground);
  return { model, events, seconds: processorSeconds(begun) };
}
