import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createModelFolder,
  createRandom,
  type TrainingExample,
  type TrainMethod,
  writeAdapter,
} from '@holdfast/engine';
import { initializeAdapter, targetModules } from '../../packages/engine/model/adapter.ts';
import { interleave } from '../measure/interleave.ts';
import { openEngineTrainer, type Trainer } from './engine-trainer.ts';
import { openRawContestants } from './raw-contestants.ts';
import type { TrainSize } from './sizes.ts';
import { stepProducts } from './step-products.ts';
import { openTorchTrainer } from './torch-trainer.ts';

/** The seconds that a step takes each contestant, round by round. */
export interface Comparison {
  engine: number[];
  torch: number[];
  rawShapes: number[];
  rawSquare: number[];
  /** The greatest relative difference between the losses of both sides, step by step. */
  lossDifference: number;
  versions: string;
}

const lora = { rank: 16, alpha: 32, targetModules };

/** Times one size and method: both sides make the same steps from the same weights on the same batch, by turns. */
export async function compareTraining(
  size: TrainSize,
  method: 'full' | 'lora',
  { threads, rounds, python }: { threads: number; rounds: number; python: string },
): Promise<Comparison> {
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-bench-'));
  const closing: { close(): Promise<void> }[] = [];
  try {
    const model = join(folder, 'model');
    await createModelFolder({
      folder: model,
      configuration: size.configuration,
      tokenizer: {},
      chatTemplate: '',
      seed: 'bench',
    });
    const adapter = method === 'lora' ? join(folder, 'adapter') : undefined;
    if (adapter) {
      // The adapter that the engine begins with at seed 0.
      const begun = initializeAdapter(size.configuration, lora, '0/adapter');
      await writeAdapter({ folder: adapter, base: model, adapter: begun });
    }
    const settings: TrainMethod =
      method === 'lora' ? { kind: 'lora', ...lora, dropout: 0 } : { kind: 'full' };
    const side = { model, examples: exampleBatch(size), method: settings, threads };
    const engine = await openEngineTrainer({ ...side, output: join(folder, 'output') });
    closing.push(engine);
    const torch = await openTorchTrainer({ ...side, python, adapter });
    closing.push(torch);
    const products = stepProducts(size, adapter ? lora : undefined);
    const raw = await openRawContestants(products, { threads });
    closing.push(raw);
    const figures = await interleave(
      [
        { name: 'engine', measure: () => engine.steps(size.steps) },
        { name: 'torch', measure: () => torch.steps(size.steps) },
        raw.shapes,
        raw.square,
      ],
      { rounds },
    );
    const figuresOf = (name: string): number[] => figures.get(name) ?? [];
    return {
      engine: figuresOf('engine'),
      torch: figuresOf('torch'),
      rawShapes: figuresOf(raw.shapes.name),
      rawSquare: figuresOf(raw.square.name),
      lossDifference: greatestDifference(engine, torch),
      versions: torch.versions,
    };
  } finally {
    for (const one of closing) await one.close();
    await rm(folder, { recursive: true });
  }
}

function exampleBatch({ configuration, batch, length }: TrainSize): TrainingExample[] {
  const random = createRandom('bench/examples');
  return Array.from({ length: batch }, () => ({
    tokens: Array.from({ length }, () => random.below(configuration.vocabularySize)),
    weights: Array.from({ length }, (_, place) => (place > Math.floor(length / 2) - 1 ? 1 : 0)),
  }));
}

function greatestDifference(engine: Trainer, torch: Trainer): number {
  return engine.losses.reduce(
    (most, loss, step) => Math.max(most, Math.abs(loss - torch.losses[step]) / Math.abs(loss)),
    0,
  );
}
