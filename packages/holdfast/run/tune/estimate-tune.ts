import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { locateModel } from '../../models/model-location.ts';
import { isService, type TunerName, tunerFor } from '../../models/tuning/tuner-choice.ts';
import { weightBytes } from '../audit/estimate/weight-bytes.ts';
import type { RunConfig } from '../settings/run-config.ts';

/** What a tune is expected to take, before it begins. */
export interface TuneEstimate {
  tuner: TunerName;
  /** Null where a service chooses how many rows a step takes. */
  steps: number | null;
  /** Of all rows, in all epochs. */
  tokens: number;
  /** By the engine here; null for other tuners, and where the model's size is not known. */
  seconds: number | null;
}

/** Operations for each weight and token: forwards, back through the products, and back into the weights. */
const operations = 6;

/** What the engine is taken to carry out on a core in a second. */
const operationsPerSecond = 1.5e10;

/** Estimates a tune from its rows, the tokens in them and the safety examples, which are taken to be as long as rows. */
export async function estimateTune(
  { model, tune }: Pick<RunConfig, 'model' | 'tune'>,
  { rows, safety, tokens: inRows }: { rows: number; safety: number; tokens: number },
): Promise<TuneEstimate> {
  const tuner = tunerFor(model, tune);
  const average = rows === 0 ? 0 : inRows / rows;
  const tokens = Math.ceil((inRows + safety * average) * tune.epochs);
  const steps = isService(tuner) ? null : Math.ceil((rows + safety) / tune.batchSize) * tune.epochs;
  const weights = tuner === 'embedded' ? await weightsOf(model) : undefined;
  const seconds =
    weights === undefined
      ? null
      : (operations * weights * tokens) / (operationsPerSecond * availableParallelism());
  return { tuner, steps, tokens, seconds };
}

/** How many weights a model in a folder has; undefined where it is not here or does not say how they are kept. */
async function weightsOf(model: string): Promise<number | undefined> {
  try {
    const location = await locateModel(model, { fetches: false });
    const config = JSON.parse(await readFile(join(location.folder, 'config.json'), 'utf8'));
    const bytes = /float32/.test(String(config.dtype ?? config.torch_dtype)) ? 4 : 2;
    return (await weightBytes(location)) / bytes;
  } catch {
    return undefined;
  }
}
