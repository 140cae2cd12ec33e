import { performance } from 'node:perf_hooks';
import {
  targetModules as allModules,
  countParameters,
  type Engine,
  largestInMemory,
  readChatTokenizer,
  readConfiguration,
  type TargetModule,
} from '@holdfast/engine';
import { HoldfastError } from '../../errors.ts';
import { locateModel } from '../model-location.ts';
import type { Tuner, TuneSettings } from '../tuning/tuner.ts';
import { asModelFailure } from './embedded-chat-model.ts';
import { encodeTraining } from './encode-training.ts';
import { shapeTraining, watchOptions } from './shape-training.ts';

/** Steps between two writings of the training state. */
const checkpointSteps = 50;

/** What only this tuner heeds, and what it shares with external trainers; see `tunerFields`. */
export interface EmbeddedTunerOptions {
  engine: Engine;
  /** Frozen weights in 4 bits; for LoRA. */
  fourBit?: boolean | undefined;
  /** Rows that large models take at a time. Default 4. */
  rowsAtOnce?: number | undefined;
  dropout?: number | undefined;
  targetModules?: readonly TargetModule[] | undefined;
  /** In tokens. */
  maximumLength?: number | undefined;
}

/**
 * A tuner that trains with the engine. It throws HoldfastError `bad-data` naming the first conversation that the model
 * cannot take, counted from 1 in the order given.
 */
export function embeddedTuner(options: EmbeddedTunerOptions): Tuner {
  const { engine, maximumLength } = options;
  return {
    async *tune(request) {
      const { base, settings, output, scratch, signal } = request;
      try {
        const { folder, adapter, hub } = await locateModel(base, { signal });
        const { beta } = settings;
        const training = await encodeTraining(folder, request.conversations, { maximumLength, beta });
        const { examples, objective } = training;
        const shaped = await shapeTraining(examples, request.shaping ?? {}, folder);
        const watch = request.watch && watchOptions(request.watch, await readChatTokenizer(folder));
        const started = performance.now();
        const { epochs, batchSize, learningRate, schedule, warmupSteps, seed } = settings;
        const events = engine.train({
          model: folder,
          adapter,
          baseName: hub && { name: hub.repository, revision: hub.commit },
          output,
          method: trainMethod(settings, options),
          accumulation: await partsOfStep(folder, settings, options),
          ...shaped,
          objective,
          ...(watch ? { watch } : {}),
          epochs,
          batchSize,
          learningRate,
          schedule,
          warmupSteps,
          seed,
          checkpoint: { folder: scratch, everySteps: checkpointSteps },
          ...(signal ? { signal } : {}),
        });
        for await (const event of events) {
          if (event.type === 'start') {
            yield {
              type: 'start',
              steps: event.steps,
              examples: event.examples,
              resumedAfter: event.resumedAfter,
            };
          } else if (event.type === 'step') {
            const { step, steps, epoch, loss, learningRate, tokens, tokensPerSecond } = event;
            yield { type: 'step', step, steps, epoch, loss, learningRate, tokens, tokensPerSecond };
          } else if (event.type === 'watch') {
            const { step, logProbabilities, folder: kept, seconds } = event;
            const sums = logProbabilities.map((tokens) => tokens.reduce((a, b) => a + b, 0));
            const model = kept === undefined ? {} : { model: kept };
            yield { type: 'watch', step, logProbabilities: sums, ...model, seconds };
          } else if (event.type === 'end') {
            yield { type: 'end', model: output, seconds: (performance.now() - started) / 1000 };
          }
        }
      } catch (error) {
        signal?.throwIfAborted();
        throw asModelFailure(base, error);
      }
    },
    close: async () => undefined,
  };
}

function trainMethod(
  { method, rank, alpha }: TuneSettings,
  { fourBit = false, dropout = 0, targetModules = allModules }: EmbeddedTunerOptions,
): Parameters<Engine['train']>[0]['method'] {
  if (method === 'full') {
    if (!fourBit) return { kind: 'full' };
    throw new HoldfastError('bad-config', 'Weights in 4 bits cannot learn; use method: lora with fourBit.');
  }
  const storage = fourBit ? ({ storage: '4-bit' } as const) : {};
  return { kind: 'lora', rank, alpha, dropout, targetModules, ...storage };
}

/** Small models take a whole step at once, which is quicker; large ones would run out of memory. */
async function partsOfStep(
  folder: string,
  { batchSize }: TuneSettings,
  { rowsAtOnce = 4 }: EmbeddedTunerOptions,
): Promise<number> {
  const bytes = 4 * countParameters(await readConfiguration(folder));
  return bytes > largestInMemory ? Math.ceil(batchSize / rowsAtOnce) : 1;
}
