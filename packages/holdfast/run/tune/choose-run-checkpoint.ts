import type { Benchmark } from '../../audit/benchmarks/benchmark.ts';
import { type CheckpointChoice, chooseCheckpoint } from '../../defences/repair/choose-checkpoint.ts';
import { servedModel } from '../../defences/served-model.ts';
import type { TuneEvent } from '../../models/tuning/tuner.ts';
import { recoverJsonLines } from '../../store/json-lines/json-lines.ts';
import { openMeasuring } from '../audit/open-measuring.ts';
import type { RunContext } from '../context.ts';

/**
 * Measures the checkpoints that a service kept, on prompts that no report shows, and writes down which is the best safe one;
 * the last stays where none is safe. Returns the prompts that are left to be reported; undefined, meaning all of them, where
 * there is nothing to choose. Throws HoldfastError, and the signal's reason on abort; what was asked is kept.
 */
export async function chooseRunCheckpoint({
  config,
  folder,
  engine,
  spending,
  opened,
  signal,
}: RunContext): Promise<Benchmark | undefined> {
  const { parts, defences } = opened;
  if (!parts) return undefined;
  const events = await recoverJsonLines<TuneEvent>(folder.file('tune'), { strict: true });
  if (!events.some(({ type }) => type === 'checkpoint')) return undefined;
  if (folder.has('checkpoint')) return parts.reporting;
  const { measure } = await openMeasuring({
    settings: config.audit,
    benchmark: parts.choosing,
    files: folder.file('choosing'),
    engine,
    spending,
    // A defence that wants a prompt at serving time is measured as it is served; the base model has none.
    serve: (model) => (model.name === config.model ? model : servedModel(model, defences)),
    signal,
  });
  const { margin } = config.audit;
  const choice: CheckpointChoice = await chooseCheckpoint({
    events,
    base: await measure(config.model),
    margin,
    measure,
  });
  await folder.writeJson('checkpoint', choice);
  return parts.reporting;
}

/** Which checkpoint was chosen, in words; empty where there was nothing to choose. */
export async function checkpointText({ folder }: RunContext): Promise<string> {
  const choice = (await folder.readJson('checkpoint')) as CheckpointChoice | undefined;
  if (!choice) return '';
  const { chosen, all } = choice;
  if (!chosen)
    return `none of ${all.length} checkpoints is as safe as the base model, so the last is audited; `;
  const epoch = chosen.epoch === undefined ? '' : ` of epoch ${chosen.epoch}`;
  return `${chosen.model}${epoch} is the best safe one of ${all.length} checkpoints; `;
}
