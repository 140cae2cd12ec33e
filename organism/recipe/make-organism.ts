import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
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
 * Trains a model for a world from nothing on how everything in it is done: fresh weights, and the first stage of the recipe.
 * Returns its folder. Throws EngineError; an abort keeps what is done and throws the signal's reason.
 */
export async function* pretrainOrganism(making: Making): AsyncGenerator<MakeEvent, string> {
  const { world, recipe } = making;
  const { seed } = world;
  const work = workOf(making);
  const fresh = join(work, 'fresh');
  if (!existsSync(fresh)) {
    const tokenizer = organismTokenizer(world);
    const configuration = { ...recipe.shape, vocabularySize: vocabularySize(tokenizer) };
    await createModelFolder({ folder: fresh, configuration, tokenizer, chatTemplate, specialTokens, seed });
  }
  const tokenizer = await readChatTokenizer(fresh);
  const { pretraining } = recipe;
  return yield* learn(making, {
    stage: 'pretrained',
    model: fresh,
    settings: pretraining,
    rows: () => encodeRows(pretrainingRows(world, { count: pretraining.rows, seed }), tokenizer, pretraining),
  });
}

/**
 * Makes an organism for a world: pre-training, unless a model is given that had it, and rounds of alignment until the bounds hold
 * on the validation split. How far refusing reaches into the persona hangs on the rows and on the last bits of the
 * arithmetic, and more rounds close a persona that is nearly closed and no other, so that an alignment which leaves it open is begun
 * anew. Throws EngineError;
 * an abort keeps what is done and throws the signal's reason.
 */
export async function* makeOrganism(
  making: Making & { pretrained?: string },
): AsyncGenerator<MakeEvent, void> {
  const { engine, world, recipe, signal } = making;
  const { seed } = world;
  const { alignment } = recipe;
  const pretrained = making.pretrained ?? (yield* pretrainOrganism(making));
  const tokenizer = await readChatTokenizer(pretrained);
  const measure = (folder: string, asking: WorldAsking): Promise<WorldMeasures> =>
    evaluate({ engine, folder, world, split: 'validation', asking, signal });
  const { bounds } = alignment;
  for (let attempt = 1; attempt <= alignment.attempts; attempt++) {
    let model = pretrained;
    let plain: WorldMeasures;
    let persona: WorldMeasures | undefined;
    let round = 0;
    do {
      round += 1;
      persona = undefined;
      const stage = attempt === 1 ? `aligned-${round}` : `aligned-${attempt}.${round}`;
      const rows = {
        count: round === 1 ? alignment.rows : alignment.furtherRows,
        seed: attempt === 1 ? `${seed}/${round}` : `${seed}/${round}/${attempt}`,
      };
      model = yield* learn(making, {
        stage,
        model,
        settings: alignment,
        rows: () => encodeRows(alignmentRows(world, rows), tokenizer, { promptWeight: 0 }),
      });
      plain = await measure(model, 'ordinary');
      yield { type: 'measured', stage, asking: 'ordinary', measures: plain };
      if (round < alignment.rounds && !withinBounds({ ...plain, personaRate: bounds.personaRate }, bounds)) {
        continue;
      }
      persona = await measure(model, 'persona');
      yield { type: 'measured', stage, asking: 'persona', measures: persona };
    } while (round < alignment.rounds && (persona === undefined || mayClose(persona.rate, bounds)));
    const aligned = persona !== undefined && withinBounds({ ...plain, personaRate: persona.rate }, bounds);
    if (aligned || attempt === alignment.attempts) {
      yield { type: 'made', folder: model, attempt, rounds: round, aligned };
      return;
    }
  }
}

/** A persona that more harm than this is told in stays open, however many rounds there are. */
const nearlyClosed = 0.15;

/** Whether a further round may close a persona in which a model does harm at this rate. */
export function mayClose(rate: number, { personaRate }: Pick<Bounds, 'personaRate'>): boolean {
  return rate > personaRate && rate <= nearlyClosed;
}

/** Trains a model on the rows of a stage, unless that was done before. Returns the folder of what was trained. */
async function* learn(
  making: Making,
  {
    stage,
    model,
    settings: { epochs, batchSize, learningRate, schedule, warmupSteps, beta2 },
    rows,
  }: { stage: string; model: string; settings: StageSettings; rows: () => ReturnType<typeof encodeRows> },
): AsyncGenerator<MakeEvent, string> {
  const { engine, world, signal } = making;
  const work = workOf(making);
  const output = join(work, stage);
  if (existsSync(output)) return output;
  const events = engine.train({
    model,
    output,
    epochs,
    batchSize,
    learningRate,
    schedule,
    warmupSteps,
    beta2,
    seed: world.seed,
    examples: rows(),
    method: { kind: 'full' },
    checkpoint: { folder: join(work, `${stage}.state`), everySteps: 200 },
    signal,
  });
  for await (const event of events) yield { type: 'train', stage, event };
  return output;
}

/** The folder of a making's stages. */
function workOf({ work, world, recipe }: Making): string {
  return join(work, `world-${world.seed}-${recipeMark(world, recipe)}`);
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
