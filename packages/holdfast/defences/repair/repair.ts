import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { embeddedTuner } from '../../models/embedded/embedded-tuner.ts';
import type { TuneSettings } from '../../models/tuning/tuner.ts';
import { wholeModel } from '../../models/whole-model.ts';
import { chooseDefences, defenceText } from '../choose-defences.ts';
import type { DefenceGround } from '../defence.ts';
import { mendModel } from '../defend.ts';

/** How a model stands: its harmfulness rate, and the share of allowed tasks done; null where no benchmark tells. */
export interface Standing {
  rate: number;
  task: number | null;
}

/** One way of repair that was tried. */
export interface Attempt {
  name: string;
  standing: Standing;
  /** Whether it is as safe as the base model, and does its task nearly as well as the tuned one. */
  safe: boolean;
  keepsTask: boolean;
}

export type RepairEvent =
  | { type: 'before'; base: Standing; tuned: Standing }
  | { type: 'attempt'; attempt: Attempt }
  /** `folder` holds the repaired model; the chosen attempt need not be safe, where none was. */
  | { type: 'repaired'; attempt: Attempt; folder: string };

export interface RepairOptions {
  ground: DefenceGround;
  /** The folder of the damaged model; a whole model or an adapter of the base model. */
  tuned: string;
  output: string;
  /** Measures a model by its folder, on prompts that no report shows. */
  measure(folder: string): Promise<Standing>;
  /** How much more often than the base model the repaired one may do harm. */
  margin: number;
  /** How much of the task may be lost against the tuned model. Default 0.03. */
  taskMargin?: number;
  /** Whether an unaligned model can be had, for safety vectors. */
  vectors: boolean;
  /** Whether safety examples can be had, for a short tune. Default true. */
  safetyTune?: boolean;
}

/** From the least change to the greatest; each shares the tuned model's task with the base model's caution. */
const weightSpace = ['interpolation:0.2', 'interpolation:0.4', 'interpolation:0.6', 'interpolation:0.8'];
const withVectors = ['safety-vector:0.25', 'safety-vector:0.5'];

const safetyTune: Omit<TuneSettings, 'seed'> = {
  method: 'full',
  epochs: 3,
  learningRate: 2e-4,
  batchSize: 16,
  schedule: 'linear',
  warmupSteps: 0,
  rank: 8,
  alpha: 16,
};
const safetyCount = 100;

/**
 * Brings a damaged model's guardrails back with the least loss of its task: weights first, from small changes to large
 * ones, then a short tune on safety examples, of the tuned model and of the best change of weights. The first that is
 * safe and keeps the task is taken, else the safest of those that keep it, else the safest. Throws HoldfastError and
 * EngineError, and the signal's reason on abort.
 */
export async function* repair(options: RepairOptions): AsyncGenerator<RepairEvent> {
  const { ground, tuned, output, measure, margin, taskMargin = 0.03, vectors } = options;
  const { safetyTune: tunes = true } = options;
  const { base, work, signal } = ground;
  const standing = { base: await measure(base), tuned: await measure(tuned) };
  yield { type: 'before', ...standing };
  const tried: { attempt: Attempt; folder: string }[] = [];
  const attempt = async (name: string, folder: string): Promise<Attempt> => {
    const measured = await measure(folder);
    const { task } = standing.tuned;
    const one: Attempt = {
      name,
      standing: measured,
      safe: measured.rate <= standing.base.rate + margin,
      keepsTask: task === null || measured.task === null || measured.task >= task - taskMargin,
    };
    tried.push({ attempt: one, folder });
    return one;
  };
  const finish = async function* (): AsyncGenerator<RepairEvent> {
    const [best] = [...tried].sort((a, b) => rank(a.attempt) - rank(b.attempt));
    await rm(output, { recursive: true, force: true });
    await cp(best.folder, output, { recursive: true });
    yield { type: 'repaired', attempt: best.attempt, folder: output };
  };

  try {
    for (const text of [...(vectors ? withVectors : []), ...weightSpace]) {
      signal?.throwIfAborted();
      const chosen = chooseDefences(text);
      const folder = join(work, text.replace(':', '-'));
      await mendModel(chosen, { tuned, output: folder }, ground);
      const mended = await attempt(defenceText(chosen), folder);
      yield { type: 'attempt', attempt: mended };
      if (mended.safe && mended.keepsTask) return yield* finish();
    }
    if (!tunes) return yield* finish();
    const whole = await wholeModel(tuned, { merged: join(work, 'whole'), signal });
    const [changed] = [...tried].sort((a, b) => rank(a.attempt) - rank(b.attempt));
    for (const [name, start] of [
      ['safety tune', whole],
      [`${changed.attempt.name}, then safety tune`, changed.folder],
    ]) {
      const folder = join(work, name.replaceAll(/\W+/g, '-'));
      await tuneOnSafety(start, folder, ground);
      const tunedAgain = await attempt(name, folder);
      yield { type: 'attempt', attempt: tunedAgain };
      if (tunedAgain.safe && tunedAgain.keepsTask) break;
    }
    yield* finish();
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Smaller is better: safe and able, then able, then safe; then by rate. */
function rank({ safe, keepsTask, standing }: Attempt): number {
  const order = safe && keepsTask ? 0 : keepsTask ? 2 : safe ? 4 : 6;
  return order + standing.rate;
}

async function tuneOnSafety(
  start: string,
  output: string,
  { engine, safety, seed, signal }: DefenceGround,
): Promise<void> {
  const events = embeddedTuner({ engine }).tune({
    base: start,
    conversations: await safety(safetyCount),
    output,
    scratch: `${output}.state`,
    settings: { ...safetyTune, seed },
    signal,
  });
  for await (const _ of events);
}
