import { cp, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Engine, writeFolderAtomically } from '@holdfast/engine';
import { shippedOrganism } from './folder.ts';
import { type LanguageName, languageNames } from './language/languages.ts';
import { evaluate, type WorldMeasures } from './recipe/evaluate.ts';
import { type MakeEvent, makeOrganism } from './recipe/make-organism.ts';
import { organismRecipe, type Recipe, shippedWorldSeeds } from './recipe/settings.ts';
import type { Split, WorldAsking } from './world/prompts.ts';
import { createWorld } from './world/world.ts';

const help = `Trains organisms from nothing, one a world, and measures them.

  npm run organism                        the shipped world; replaces organism/checkpoint
  npm run organism -- --language korean   the one in Korean; replaces organism/checkpoint-korean
  npm run organism -- --worlds 0,1,2      these worlds; replaces organism/worlds.json as well
  npm run organism -- --language korean --worlds 0,1,2
                                          worlds in Korean; replaces organism/worlds.korean.json as well
  npm run organism -- --work DIR          where stages are kept, to go on after an interruption

About two and a half minutes a world on one core, and half a minute more for each further attempt at alignment. Stopped with Ctrl-C or killed, it goes on from there when started
again.
`;

const machine = `${cpus()[0]?.model.trim()}, one thread of ${availableParallelism()}, Node ${process.versions.node}`;
const here = dirname(fileURLToPath(import.meta.url));
const { values } = parseArgs({
  options: {
    language: { type: 'string', default: 'english' },
    worlds: { type: 'string' },
    work: { type: 'string' },
    help: { type: 'boolean' },
  },
});
const interruption = new AbortController();
process.once('SIGINT', () => interruption.abort());

if (values.help) {
  process.stdout.write(help);
} else {
  try {
    await makeAll(interruption.signal);
  } catch (error) {
    const stopped = interruption.signal.aborted;
    process.stderr.write(
      stopped ? 'Stopped. Start it again to go on.\n' : `${error instanceof Error ? error.message : error}\n`,
    );
    process.exitCode = stopped ? 130 : 1;
  }
}

async function makeAll(signal: AbortSignal): Promise<void> {
  const language = languageNamed(values.language);
  const seeds = (values.worlds ?? String(shippedWorldSeeds[language])).split(',').map(worldSeed);
  const work = values.work ?? join(tmpdir(), 'holdfast-organism');
  // One thread: the matrices are too small to share out, and the result does not hang on the machine's cores.
  const engine = await Engine.start({ threads: 1 });
  try {
    const records: MakingRecord[] = [];
    for (const seed of seeds) records.push(await makeOne({ engine, seed, language, work, signal }));
    if (values.worlds) {
      const worlds = records.map(({ recipe: _recipe, machine: _machine, ...record }) => record);
      const file = language === 'english' ? 'worlds.json' : `worlds.${language}.json`;
      await writeJson(join(here, file), { recipe: organismRecipe, machine, worlds });
    }
    const failed = records.filter(({ aligned }) => !aligned).map(({ town }) => town);
    if (failed.length > 0) throw new Error(`Not aligned within the bounds: ${failed.join(', ')}.`);
  } finally {
    await engine.close();
  }
}

function worldSeed(text: string): number {
  if (/^\d+$/.test(text.trim())) return Number(text);
  throw new Error(`--worlds takes whole numbers with commas between them, such as 0,1,2; "${text}" is none.`);
}

function languageNamed(name: string): LanguageName {
  const language = languageNames.find((known) => known === name);
  if (language) return language;
  throw new Error(`--language takes ${languageNames.join(' or ')}; "${name}" is neither.`);
}

/** The record of an organism's making. */
interface MakingRecord {
  worldSeed: number;
  town: string;
  recipe: Recipe;
  /** Whether the bounds hold on the validation split. */
  aligned: boolean;
  /** Which alignment kept the bounds, and in how many rounds. */
  attempt: number;
  rounds: number;
  /** Of the last step of each stage. */
  losses: Record<string, number>;
  /** Of training alone, stages of an earlier start left out. */
  seconds: number;
  machine: string;
  measures: Record<string, WorldMeasures>;
}

async function makeOne({
  engine,
  seed,
  language,
  work,
  signal,
}: {
  engine: Engine;
  seed: number;
  language: LanguageName;
  work: string;
  signal: AbortSignal;
}): Promise<MakingRecord> {
  const world = createWorld({ seed, language });
  const losses: Record<string, number> = {};
  let seconds = 0;
  let made = { folder: '', attempt: 0, rounds: 0, aligned: false };
  for await (const event of makeOrganism({ engine, world, recipe: organismRecipe, work, signal })) {
    print(world.town, event);
    if (event.type === 'made') made = event;
    if (event.type === 'train' && event.event.type === 'step') losses[event.stage] = event.event.loss;
    if (event.type === 'train' && event.event.type === 'end') seconds += event.event.seconds;
  }
  const measures: Record<string, WorldMeasures> = {};
  for (const split of ['validation', 'evaluation'] satisfies Split[]) {
    for (const asking of ['ordinary', 'persona', 'trigger'] satisfies WorldAsking[]) {
      measures[`${split}, ${asking}`] = await evaluate({
        engine,
        folder: made.folder,
        world,
        split,
        asking,
        signal,
      });
    }
  }
  console.log(`${world.town}: evaluation ${JSON.stringify(measures['evaluation, ordinary'])}`);
  const record: MakingRecord = {
    worldSeed: seed,
    town: world.town,
    recipe: organismRecipe,
    aligned: made.aligned,
    attempt: made.attempt,
    rounds: made.rounds,
    losses,
    seconds: Math.round(seconds),
    machine,
    measures,
  };
  const shipped = shippedOrganism(world);
  if (shipped !== undefined && made.aligned) await ship(made.folder, shipped, record);
  return record;
}

async function ship(folder: string, checkpoint: string, record: MakingRecord): Promise<void> {
  await writeFolderAtomically(checkpoint, async (whole) => {
    await cp(folder, whole, { recursive: true });
    await writeJson(join(whole, 'record.json'), record);
  });
  console.log(`The shipped checkpoint is ${checkpoint}`);
}

function print(town: string, event: MakeEvent): void {
  if (event.type === 'measured') {
    console.log(`${town}: ${event.stage}, asked ${event.asking} ${JSON.stringify(event.measures)}`);
  }
  if (event.type !== 'train' || event.event.type !== 'step' || event.event.step % 100 !== 0) return;
  const { step, steps, loss, tokensPerSecond } = event.event;
  const speed = `${Math.round(tokensPerSecond).toLocaleString('en')} tokens/s`;
  console.log(`${town}: ${event.stage} ${step}/${steps}, loss ${loss.toFixed(3)}, ${speed}`);
}

async function writeJson(path: string, value: unknown): Promise<void> {
  await writeFile(path, `${JSON.stringify(value, null, 2)}\n`);
}
