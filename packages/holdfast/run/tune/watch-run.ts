import { shippedBenchmark } from '../../audit/benchmarks/shipped-benchmarks.ts';
import type { Conversation } from '../../data/conversations/conversation.ts';
import { drawProbe, stepsBetweenLooks } from '../../defences/watch/probe.ts';
import { watchedTuner } from '../../defences/watch/watched-tuner.ts';
import { openModel } from '../../models/open-model.ts';
import { shippedOrganismOf } from '../../models/organism-of.ts';
import type { Tuner } from '../../models/tuning/tuner.ts';
import { tunerFor } from '../../models/tuning/tuner-choice.ts';
import { organismBenchmarks } from '../../settings/organism-benchmarks.ts';
import type { StepContext } from '../context.ts';

/**
 * The tuner of a run, watched as the configuration says: by a probe of the validation split, which shares no prompt with
 * the audit. Tuners that train elsewhere, and models that refuse nothing of it, are not watched.
 */
export async function watchRun(
  tuner: Tuner,
  rows: readonly Conversation[],
  { config, engine, signal }: StepContext,
): Promise<Tuner> {
  const { model, tune, watch, seed } = config;
  if (watch.onDamage === 'off' || tunerFor(model, tune) !== 'embedded') return tuner;
  const own = organismBenchmarks[(await shippedOrganismOf(model)) ?? 'organism'];
  const probe = await drawProbe({
    base: await openModel(model, { engine }),
    benchmark: shippedBenchmark(own, { split: 'validation' }),
    rows,
    seed,
    signal,
  });
  if (!probe) return tuner;
  const everySteps = watch.everySteps ?? stepsBetweenLooks(probe, rows, tune.batchSize);
  const { onDamage } = watch;
  return watchedTuner(tuner, {
    probe,
    everySteps,
    onDamage,
    open: (folder) => openModel(folder, { engine }),
  });
}
