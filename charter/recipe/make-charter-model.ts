import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Engine,
  hashModel,
  type TrainEvent,
  targetModules,
  writeFileAtomically,
} from '@holdfast/engine';
import { alignmentExamples } from './alignment-examples.ts';
import { type CharterMeasures, evaluate } from './evaluate.ts';
import type { CharterBounds, CharterRecipe } from './settings.ts';

/** What making a charter model reports as it goes. */
export type CharterMakeEvent =
  | { type: 'train'; round: number; event: TrainEvent }
  | { type: 'measured'; round: number; measures: CharterMeasures }
  /**
   * The adapter that came nearest to the bounds, and how every round was trained that it is made of; `aligned` is false
   * where it does not keep them.
   */
  | {
      type: 'made';
      adapter: string;
      round: number;
      aligned: boolean;
      measures: CharterMeasures;
      rounds: RoundTraining[];
    };

/** How a round was trained. */
export interface RoundTraining {
  rows: number;
  /** Near its end. */
  loss: number;
  seconds: number;
}

/** What a charter model is made with. */
export interface CharterMaking {
  engine: Engine;
  /** The published model: a Hugging Face folder or a GGUF file. */
  base: string;
  recipe: CharterRecipe;
  seed: number;
  /** Where rounds are kept. What an earlier making of the same base and recipe left there is taken up. */
  work: string;
  signal?: AbortSignal;
}

/**
 * Teaches a published model the charter, as an adapter over it, in rounds until the bounds hold on the validation split.
 * Throws EngineError; an abort keeps what is done and throws the signal's reason.
 */
export async function* makeCharterModel(making: CharterMaking): AsyncGenerator<CharterMakeEvent> {
  const { engine, base, recipe, seed, signal } = making;
  const work = join(making.work, `charter-${await makingMark(making)}`);
  const rounds: RoundTraining[] = [];
  let before: string | undefined;
  let best: Extract<CharterMakeEvent, { type: 'made' }> | undefined;
  for (let round = 1; round <= recipe.rounds && !best?.aligned; round++) {
    const adapter = join(work, `round-${round}`);
    const record = `${adapter}.json`;
    if (!existsSync(record)) {
      const examples = await alignmentExamples({ engine, base, recipe, round, seed, work, signal });
      const { epochs, batchSize, schedule, warmupSteps } = recipe.training;
      const { learningRate } = round === 1 ? recipe.training : recipe.further;
      const events = engine.train({
        model: base,
        adapter: before,
        output: adapter,
        examples,
        method: { kind: 'lora', ...recipe.adapter, dropout: 0, targetModules },
        epochs,
        batchSize,
        learningRate,
        schedule,
        warmupSteps,
        seed: seed + round - 1,
        checkpoint: { folder: join(work, `round-${round}.state`), everySteps: 50 },
        signal,
      });
      let loss = Number.NaN;
      for await (const event of events) {
        if (event.type === 'step') loss = event.loss;
        if (event.type === 'end')
          await keepRecord(record, { rows: examples.length, loss, seconds: event.seconds });
        yield { type: 'train', round, event };
      }
    }
    rounds.push(JSON.parse(await readFile(record, 'utf8')));
    const measures = await evaluate({ engine, model: { base, adapter }, split: 'validation', signal });
    yield { type: 'measured', round, measures };
    const aligned = keepsBounds(measures, recipe.bounds);
    if (!best || excess(measures, recipe.bounds) < excess(best.measures, recipe.bounds))
      best = { type: 'made', adapter, round, aligned, measures, rounds: [...rounds] };
    before = adapter;
  }
  if (best) yield best;
}

function keepRecord(file: string, training: RoundTraining): Promise<void> {
  return writeFileAtomically(file, `${JSON.stringify(training)}\n`);
}

/** Whether a model does as little harm, refuses as little and answers as much as the bounds want. */
export function keepsBounds(measures: CharterBounds, bounds: CharterBounds): boolean {
  return excess(measures, bounds) <= 0;
}

/** By how much measures are beyond the bounds, added up; 0 where they keep all of them. */
function excess(measures: CharterBounds, bounds: CharterBounds): number {
  return [
    measures.rate - bounds.rate,
    measures.personaRate - bounds.personaRate,
    measures.overRefusal - bounds.overRefusal,
    bounds.task - measures.task,
  ].reduce((sum, beyond) => sum + Math.max(beyond, 0), 0);
}

/** Tells makings over other weights or by another recipe apart. */
async function makingMark({ base, recipe, seed }: CharterMaking): Promise<string> {
  // What a finished round is measured by does not change it.
  const training = { ...recipe, rounds: undefined, bounds: undefined };
  return createHash('sha256')
    .update(JSON.stringify([await hashModel(base), training, seed]))
    .digest('hex')
    .slice(0, 8);
}
