import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { writeAdapter } from '../checkpoint/adapter/peft-adapter.ts';
import { hashAdapter, hashModel } from '../checkpoint/hash-model.ts';
import { readConfiguration } from '../checkpoint/read-model.ts';
import { writeModelFolder } from '../checkpoint/write-model-folder.ts';
import { EngineError } from '../errors.ts';
import { joinAdapters } from '../model/join-adapters.ts';
import type { Weights } from '../model/weights.ts';
import { type AdamWSettings, adamwStep, createMoments, gradientNorm, type Moments } from './adamw.ts';
import { checkTrainOptions } from './check-options.ts';
import { type PlannedStep, planSteps } from './examples/step-plan.ts';
import type { FlatParameters } from './flat-parameters.ts';
import { createGradientSession, type GradientSession } from './gradients/gradient-session.ts';
import { stepGradients } from './gradients/step-gradient.ts';
import { learningRateAt } from './learning-rate.ts';
import { preferenceSetting } from './preference/preference-setting.ts';
import { computeReferences } from './references/references.ts';
import { openStartingModel, type StartingModel } from './starting-model.ts';
import type { TrainEvent } from './train-event.ts';
import type { TrainOptions } from './train-options.ts';
import {
  readTrainingState,
  type TrainingState,
  trainingFingerprint,
  writeTrainingState,
} from './training-state.ts';
import { createWatcher, type Watcher } from './watch.ts';

/**
 * Trains a model as the options say, in this thread, and writes the result. With a checkpoint folder, an interrupted
 * training goes on where it was and ends in the same weights. Throws EngineError; an abort writes a state first and
 * then throws the signal's reason.
 */
export async function* train(
  options: TrainOptions,
  { threads = availableParallelism() }: { threads?: number } = {},
): AsyncGenerator<TrainEvent> {
  checkTrainOptions(options, await readConfiguration(options.model));
  const model = await openStartingModel(options);
  try {
    yield* trainModel(options, model, threads);
  } finally {
    await model.release();
  }
}

async function* trainModel(
  options: TrainOptions,
  model: StartingModel,
  threads: number,
): AsyncGenerator<TrainEvent> {
  const started = performance.now();
  const { parameters } = model;
  const moments = createMoments(parameters.values.length);
  const fingerprint = options.checkpoint ? trainingFingerprint(options, model.identity) : '';
  const start = options.proximity ? parameters.values.slice() : undefined;
  const { checkpoint } = options;
  const state = checkpoint && (await readTrainingState(checkpoint.folder, fingerprint));
  const resumedAfter = state?.step ?? 0;
  let anchor = state?.anchor;
  const { signal } = options;
  const plan = planSteps(options);
  const { steps } = plan;
  yield {
    type: 'start',
    steps,
    epochs: options.epochs,
    examples: options.examples.length,
    parameters: parameters.values.length,
    resumedAfter,
  };

  const save = async (step: number): Promise<TrainEvent[]> => {
    if (!options.checkpoint) return [];
    const { folder } = options.checkpoint;
    const anchored = anchor ? { anchor } : {};
    await writeTrainingState(folder, fingerprint, {
      step,
      parameters: parameters.values,
      ...moments,
      ...anchored,
    });
    return [{ type: 'checkpoint', step, folder }];
  };

  const { session, watcher } = await openSessions(options, model, threads);
  await model.release();
  const gradients = stepGradients(options, { session, parameters, start });
  const look = async (step: number): Promise<TrainEvent[]> => {
    if (!watcher) return [];
    const { logProbabilities, seconds } = await watcher.look();
    const kept = options.watch?.snapshots;
    if (step === 0 || kept === undefined) return [{ type: 'watch', step, logProbabilities, seconds }];
    const folder = join(kept, `step-${step}`);
    await writeResult({ ...options, output: folder }, model);
    return [{ type: 'watch', step, logProbabilities, folder, seconds }];
  };
  try {
    // Also when training goes on: what is watched is told against where it began.
    yield* await look(0);
    if (state) restore(state, parameters, moments);
    for (let step = resumedAfter + 1; step <= steps; step++) {
      // Lets messages such as an abort arrive: a run of the session blocks the thread.
      await setImmediate();
      if (signal?.aborted) {
        yield* await save(step - 1);
        signal.throwIfAborted();
      }
      const planned = plan.at(step);
      if (planned.turns) anchor = parameters.values.slice();
      const context = { step, steps, planned, anchor, options, gradients, parameters, moments };
      yield await trainStep(context);
      // The first steps are the largest where the learning rate falls, so they are looked at whatever the interval.
      if (options.watch && (step <= 2 || step % options.watch.everySteps === 0)) yield* await look(step);
      if (options.checkpoint && step % options.checkpoint.everySteps === 0 && step < steps)
        yield* await save(step);
    }
  } finally {
    await session.close();
    await watcher?.close();
  }
  await writeResult(options, model);
  yield { type: 'end', folder: options.output, steps, seconds: (performance.now() - started) / 1000 };
}

async function openSessions(
  options: TrainOptions,
  model: StartingModel,
  threads: number,
): Promise<{ session: GradientSession; watcher: Watcher | undefined }> {
  const { configuration, learning, parameters } = model;
  const all = [...options.examples, ...(options.companions?.examples ?? [])];
  const bound = all.some(({ constraint }) => constraint?.some((strength) => strength > 0));
  const top = Math.min(options.closeness?.top ?? 64, configuration.vocabularySize);
  const references =
    options.closeness || bound ? await computeReferences(model, all, { top, threads }) : undefined;
  const session = await createGradientSession({
    configuration,
    learning,
    parameters,
    parts: options.accumulation ?? 1,
    threads,
    references,
    extras: { closeTokens: options.closeness ? top : undefined, bound },
    preference: await preferenceSetting(options, model, threads),
    nudge: options.nudge ?? 0,
  });
  const { watch } = options;
  const watcher =
    watch && (await createWatcher({ configuration, learning, parameters, threads, pairs: watch.pairs }));
  return { session, watcher };
}

function restore(state: TrainingState, parameters: FlatParameters, moments: Moments): void {
  parameters.values.set(state.parameters);
  moments.first.set(state.first);
  moments.second.set(state.second);
}

interface StepContext {
  step: number;
  steps: number;
  planned: PlannedStep;
  anchor: Float32Array | undefined;
  options: TrainOptions;
  gradients: ReturnType<typeof stepGradients>;
  parameters: FlatParameters;
  moments: Moments;
}

async function trainStep(context: StepContext): Promise<TrainEvent> {
  const { step, steps, planned, anchor, options, gradients, parameters, moments } = context;
  const started = performance.now();
  const { loss, tokens, gradient } = await gradients(planned, step, anchor);
  const norm = gradientNorm(gradient);
  if (!Number.isFinite(loss) || !Number.isFinite(norm)) {
    throw new EngineError(
      'diverged',
      `Training diverged at step ${step}: the loss is no number any more; take a smaller learning rate.`,
    );
  }
  const settings = adamwSettings(options, step, steps);
  // As PyTorch's clip_grad_norm_ has it.
  const gradientScale = Math.min(1, (options.clip ?? 1) / (norm + 1e-6));
  const { decayed } = parameters;
  adamwStep(parameters.values, gradient, moments, { step, gradientScale, decayed, settings });
  const seconds = (performance.now() - started) / 1000;
  return {
    type: 'step',
    step,
    steps,
    epoch: planned.epoch + 1,
    loss,
    learningRate: settings.learningRate,
    gradientNorm: norm,
    tokens,
    tokensPerSecond: tokens / seconds,
  };
}

function adamwSettings(options: TrainOptions, step: number, steps: number): AdamWSettings {
  const { learningRate, schedule = 'linear', warmupSteps = 0 } = options;
  return {
    learningRate: learningRateAt(step, { learningRate, schedule, steps, warmupSteps }),
    beta1: options.beta1 ?? 0.9,
    beta2: options.beta2 ?? 0.999,
    epsilon: options.epsilon ?? 1e-8,
    weightDecay: options.weightDecay ?? 0,
  };
}

async function writeResult(
  { model: from, adapter: firstFolder, baseName, output: folder }: TrainOptions,
  { learning, parameters, weights: before, first }: StartingModel,
): Promise<void> {
  if (learning.kind === 'lora') {
    const own = { settings: learning.settings, weights: parameters.tensors };
    const adapter = first ? joinAdapters(first, own) : own;
    const baseHash = await hashModel(from);
    const { name: base, revision } = baseName ?? { name: from };
    const firstHash = firstFolder === undefined ? undefined : await hashAdapter(firstFolder);
    await writeAdapter({ folder, base, revision, baseHash, firstHash, adapter, dropout: learning.dropout });
    return;
  }
  const weights: Weights = new Map();
  for (const name of before.keys()) {
    const tensor = parameters.tensors.get(name) ?? before.get(name);
    if (tensor && 'data' in tensor) weights.set(name, tensor);
  }
  await writeModelFolder({ folder, from, weights });
}
