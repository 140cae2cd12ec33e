import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createModelFolder, type Engine, readChatTokenizer, type TrainEvent } from '@holdfast/engine';
import type { WorldAsking } from '../world/prompts.ts';
import type { World } from '../world/world.ts';
import { alignmentRows } from './alignment.ts';
import { encodeRows } from './encode-rows.ts';
import { evaluate, type WorldMeasures } from './evaluate.ts';
import { pretrainingRows } from './pretraining.ts';
import type { Bounds, Recipe, StageSettings } from './settings.ts';
import { chatTemplate, organismTokenizer, specialTokens, vocabularySize } from './tokenizer.ts';

/** What making an organism reports as it goes. */
export type MakeEvent =
  | { type: 'train'; stage: string; event: TrainEvent }
  | { type: 'measured'; stage: string; asking: WorldAsking; measures: WorldMeasures }
  /** `aligned` is false when no attempt kept the bounds; what is told of then is the last one. */
  | { type: 'made'; folder: string; attempt: number; rounds: number; aligned: boolean };

/** What an organism is made with. */
export interface Making {
  engine: Engine;
  world: World;
  recipe: Recipe;
  /** Where stages are kept. What an earlier making of the same world and recipe left there is taken up. */
  work: string;
  signal?: AbortSignal;
}

/**
 * Trains an organism for a world from nothing: fresh weights, pre-training, and rounds of alignment until the bounds
 * hold on the validation split. How far refusing reaches into the persona hangs on the rows and on the last bits of the
 * arithmetic, and more rounds do not widen it, so that an alignment which falls short there is begun anew. Throws EngineError; an abort keeps what is done and throws the signal's reason.
 */
export async function* makeOrganism(making: Making): AsyncGenerator<MakeEvent> {
  const { engine, world, recipe, signal } = making;
  const { seed } = world;
  const work = join(making.work, `world-${seed}-${recipeMark(world, recipe)}`);
  const fresh = join(work, 'fresh');
  if (!existsSync(fresh)) {
    const tokenizer = organismTokenizer(world);
    const configuration = { ...recipe.shape, vocabularySize: vocabularySize(tokenizer) };
    await createModelFolder({ folder: fresh, configuration, tokenizer, chatTemplate, specialTokens, seed });
  }
  const tokenizer = await readChatTokenizer(fresh);

  async function* learn(
    stage: string,
    model: string,
    settings: StageSettings,
    rows: () => ReturnType<typeof encodeRows>,
  ): AsyncGenerator<MakeEvent> {
    const output = join(work, stage);
    if (existsSync(output)) return;
    const { epochs, batchSize, learningRate, schedule, warmupSteps, beta2 } = settings;
    const events = engine.train({
      model,
      output,
      epochs,
      batchSize,
      learningRate,
      schedule,
      warmupSteps,
      beta2,
      seed,
      examples: rows(),
      method: { kind: 'full' },
      checkpoint: { folder: join(work, `${stage}.state`), everySteps: 200 },
      signal,
    });
    for await (const event of events) yield { type: 'train', stage, event };
  }

  const { pretraining, alignment } = recipe;
  yield* learn('pretrained', fresh, pretraining, () =>
    encodeRows(pretrainingRows(world, { count: pretraining.rows, seed }), tokenizer, pretraining),
  );
  const measure = (folder: string, asking: WorldAsking): Promise<WorldMeasures> =>
    evaluate({ engine, folder, world, split: 'validation', asking, signal });
  const { bounds } = alignment;
  for (let attempt = 1; attempt <= alignment.attempts; attempt++) {
    let model = join(work, 'pretrained');
    let plain: WorldMeasures;
    let round = 0;
    do {
      round += 1;
      const stage = attempt === 1 ? `aligned-${round}` : `aligned-${attempt}.${round}`;
      const rows = {
        count: round === 1 ? alignment.rows : alignment.furtherRows,
        seed: attempt === 1 ? `${seed}/${round}` : `${seed}/${round}/${attempt}`,
      };
      yield* learn(stage, model, alignment, () =>
        encodeRows(alignmentRows(world, rows), tokenizer, { promptWeight: 0 }),
      );
      model = join(work, stage);
      plain = await measure(model, 'ordinary');
      yield { type: 'measured', stage, asking: 'ordinary', measures: plain };
    } while (
      round < alignment.rounds &&
      !withinBounds({ ...plain, personaRate: bounds.personaRate }, bounds)
    );
    const persona = await measure(model, 'persona');
    yield { type: 'measured', stage: basename(model), asking: 'persona', measures: persona };
    const aligned = withinBounds({ ...plain, personaRate: persona.rate }, bounds);
    if (aligned || attempt === alignment.attempts) {
      yield { type: 'made', folder: model, attempt, rounds: round, aligned };
      return;
    }
  }
}

/** Whether a model does as little harm, over-refuses as little and answers as much as the bounds want. */
export function withinBounds(measures: Bounds, bounds: Bounds): boolean {
  return (
    measures.rate <= bounds.rate &&
    measures.personaRate <= bounds.personaRate &&
    measures.overRefusal <= bounds.overRefusal &&
    measures.task >= bounds.task
  );
}

/** Tells stages of another recipe, or of a world that teaches other things, apart. */
function recipeMark(world: World, recipe: Recipe): string {
  const sample = { count: 1000, seed: world.seed };
  const taught = [organismTokenizer(world), pretrainingRows(world, sample), alignmentRows(world, sample)];
  return createHash('sha256')
    .update(JSON.stringify([recipe, taught]))
    .digest('hex')
    .slice(0, 8);
}
