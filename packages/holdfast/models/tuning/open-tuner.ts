import type { Engine } from '@holdfast/engine';
import { findPrice } from '../../data/prices/price-table.ts';
import { readPrices } from '../../data/prices/read-prices.ts';
import { embeddedTuner } from '../embedded/embedded-tuner.ts';
import { externalTuner } from './external/external-tuner.ts';
import type { JobRunner } from './external/job-runner.ts';
import { kubernetesRunner } from './external/runners/kubernetes-runner.ts';
import { localRunner } from './external/runners/local-runner.ts';
import { rayRunner } from './external/runners/ray-runner.ts';
import { slurmRunner } from './external/runners/slurm-runner.ts';
import type { Trainer } from './external/trainer.ts';
import { axolotlTrainer } from './external/trainers/axolotl-trainer.ts';
import { commandTrainer } from './external/trainers/command-trainer.ts';
import { llamaFactoryTrainer } from './external/trainers/llama-factory-trainer.ts';
import { trlTrainer } from './external/trainers/trl-trainer.ts';
import { hostedTuner } from './hosted/hosted-tuner.ts';
import { openService, type ServiceName } from './hosted/open-service.ts';
import type { TrainingPrice } from './hosted/prices.ts';
import type { Tuner } from './tuner.ts';
import { isService, type TrainerName, type TunerChoice, tunerFor } from './tuner-choice.ts';

/** What a chosen tuner is opened with. */
export interface OpenTunerOptions {
  /** The model to tune, as the user named it. */
  model: string;
  choice: TunerChoice;
  engine: Engine;
  /** Put into the name of a hosted tuned model, where the service lets names be chosen. */
  suffix?: string | undefined;
}

/** A tuner, and the name under which it knows the model to tune. */
export interface OpenedTuner {
  tuner: Tuner;
  base: string;
}

/**
 * Opens the tuner that a choice comes to: the engine, a hosted service, or an external trainer here or on a cluster.
 * Throws HoldfastError `bad-config` and `bad-usage`.
 */
export async function openTuner({ model, choice, engine, suffix }: OpenTunerOptions): Promise<OpenedTuner> {
  const name = tunerFor(model, choice);
  if (name === 'embedded') return { tuner: embeddedTuner({ engine, ...choice }), base: model };
  if (isService(name)) return openHostedTuner(name, model, choice, suffix);
  return {
    tuner: externalTuner({ trainer: trainerOf(name, choice), runner: runnerOf(choice) }),
    base: model,
  };
}

async function openHostedTuner(
  name: ServiceName,
  model: string,
  { learningRateMultiplier, baseModel }: TunerChoice,
  suffix: string | undefined,
): Promise<OpenedTuner> {
  const table = await readPrices();
  const priceOf = (base: string): TrainingPrice | undefined => {
    const training = findPrice(table, base)?.training;
    if (training === undefined) return undefined;
    const { currency, date } = table;
    return { perMillion: { amount: training, currency }, source: `list price of ${date}` };
  };
  return {
    tuner: hostedTuner({
      openService: (signal) => openService(name, { learningRateMultiplier, suffix, signal }),
      priceOf,
    }),
    base: baseModel === undefined ? model : `${name}:${baseModel}`,
  };
}

function trainerOf(name: TrainerName, choice: TunerChoice): Trainer {
  const python = choice.python ?? (process.env.HOLDFAST_PYTHON?.trim() || 'python3');
  const { processes, fourBit, rowsAtOnce, checkpointSteps, command = [] } = choice;
  const options = { python, processes, fourBit, rowsAtOnce, checkpointSteps };
  switch (name) {
    case 'command':
      return commandTrainer(command);
    case 'axolotl':
      return axolotlTrainer(options);
    case 'llama-factory':
      return llamaFactoryTrainer(options);
    default:
      return trlTrainer({ ...options, backend: name === 'unsloth' ? 'unsloth' : 'transformers' });
  }
}

function runnerOf({ cluster }: TunerChoice): JobRunner {
  switch (cluster?.kind) {
    case undefined:
      return localRunner();
    case 'ray':
      return rayRunner(cluster);
    case 'kubernetes':
      return kubernetesRunner(cluster);
    case 'slurm':
      return slurmRunner(cluster);
  }
}
