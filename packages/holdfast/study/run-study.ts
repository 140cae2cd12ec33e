import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { Engine } from '@holdfast/engine';
import { type TuneDefault, tuneDefaults } from '@holdfast/organism';
import { stringify } from 'yaml';
import { makeFolder } from '../data/files/make-folder.ts';
import { writeAtomically } from '../data/files/write-atomically.ts';
import type { Defence } from '../defences/defence.ts';
import { defencesNamedIn } from '../defences/own-defences.ts';
import { openResponseCache } from '../store/answers/response-cache.ts';
import { lockRun } from '../store/run-lock.ts';
import { worldOfModel } from '../worlds/world-of-model.ts';
import { answerBase } from './cells/audit-cell.ts';
import { carryOutCells } from './cells/carry-out-cells.ts';
import { requireExamples } from './cells/cell-conversations.ts';
import { type Cell, cellNames, expandCells } from './cells/cells.ts';
import { inParallel } from './cells/in-parallel.ts';
import { isBuiltInData } from './cells/study-data.ts';
import { openStudyWorld, type StudyWorld } from './cells/study-world.ts';
import { modelWithoutPlace } from './cells/without-places.ts';
import { describeMachine, describeVersions } from './result/machine.ts';
import { createStudyRecord } from './result/study-record.ts';
import { writeStudyResult } from './result/write-study-result.ts';
import type { Study } from './settings/study-config.ts';
import type { StudyEvent } from './study-event.ts';

/** Options of `runStudy`. */
export interface RunStudyOptions {
  study: Study;
  /** A group's or a cell's name: only that part. */
  only?: string | undefined;
  /** Instead of the study's own number of seeds. */
  seeds?: number | undefined;
  /** Where the study's files go; a folder that holds a part of the same study is taken up. */
  folder: string;
  /** Cells that are carried out side by side, each on one thread. Default: as many as there are cores. */
  workers?: number | undefined;
  /** What is recorded as the command that carries out the same. */
  command?: string | undefined;
  signal?: AbortSignal | undefined;
}

/** Carries out one cell at a time. */
interface StudyWorker {
  engine: Engine;
}

/**
 * Carries out a study cell by cell, in parallel; docs/study.md tells what files it leaves. Finished cells are reused
 * and half-finished ones taken up. A cell that fails is recorded and the others go on. Throws HoldfastError for a study
 * that cannot be started, and the signal's reason after an abort; what was finished is kept.
 */
export async function* runStudy(options: RunStudyOptions): AsyncGenerator<StudyEvent> {
  options.signal?.throwIfAborted();
  await makeFolder(options.folder);
  const unlock = await lockRun(options.folder);
  const workers: StudyWorker[] = [];
  try {
    const wantedCells = await cellsOfStudy(options);
    await requireExamples(wantedCells, options.signal);
    const count = Math.max(1, Math.min(options.workers ?? availableParallelism(), wantedCells.length));
    for (let index = 0; index < count; index++) workers.push({ engine: await startEngine() });
    yield* runCells(options, { wantedCells, workers });
  } finally {
    await Promise.all(workers.map(({ engine }) => engine.close()));
    await unlock();
  }
}

async function* runCells(
  { study, seeds, folder: path, command = 'holdfast study', signal }: RunStudyOptions,
  { wantedCells, workers }: { wantedCells: readonly Cell[]; workers: readonly StudyWorker[] },
): AsyncGenerator<StudyEvent> {
  const begun = performance.now();
  const { model, title, tuner } = study;
  const defaults = defaultsOf(study);
  const defences = await defencesOfStudy(study);
  const known = expandCells(study, { defaults, defences, atLeast: seeds });
  const cache = await openResponseCache();
  const opening = { study, path, engine: workers[0].engine, cache, signal };
  const own = await openStudyWorld({ ...opening, seed: undefined });
  const { world, folder } = own;
  const worlds = new Map<number | undefined, StudyWorld>([[undefined, own]]);
  for (const { settings } of known) {
    const { world: seed } = settings;
    if (!worlds.has(seed)) worlds.set(seed, await openStudyWorld({ ...opening, seed }));
  }
  const worldOf = ({ settings }: Cell): StudyWorld => worlds.get(settings.world) ?? own;
  const names = cellNames(study, { defaults, defences });
  const earlier = await folder.readStudy();
  const record = createStudyRecord({
    known,
    asked: wantedCells,
    secondsBefore: earlier?.seconds ?? 0,
    frame: {
      format: 1,
      study: study.name,
      title,
      model: modelWithoutPlace(model),
      ...(tuner === 'embedded' ? {} : { tuner }),
      worldSeed: world.seed,
      command,
      groups: Object.entries(study.groups).map(([name, { title, published }]) => ({
        name,
        title,
        published,
        cells: names.get(name) ?? [],
      })),
      started: earlier?.started ?? new Date().toISOString(),
      versions: describeVersions(),
      machine: describeMachine(workers.length),
    },
  });
  for (const cell of known) {
    const result = await worldOf(cell).folder.readResult(cell);
    if (result) record.finish(cell, result);
  }
  await writeAtomically(join(path, 'study.yaml'), stringify(study));
  const open = wantedCells.filter((cell) => !record.isFinished(cell));
  yield {
    type: 'study-start',
    folder: path,
    cells: wantedCells.length,
    finished: wantedCells.length - open.length,
    workers: workers.length,
  };
  yield { type: 'progress', ...record.progress(workers.length) };

  // The model before tuning answers first, once for each way of asking, so that no two cells ask it the same.
  const baseAnswers = inParallel({
    jobs: [...Map.groupBy(open, ({ settings: { world, asked: asking } }) => `${world}/${asking}`).values()],
    workers,
    carryOut: async function* ([cell], { engine }, signal) {
      yield await answerBase(cell.settings.asked, { ...worldOf(cell), engine, signal });
    },
    signal,
  });
  for await (const _ of baseAnswers);
  const byName = new Map(known.map((cell) => [`${cell.name}/${cell.seed}`, cell]));
  const events = inParallel({
    jobs: [...Map.groupBy(open, ({ tune }) => tune).values()],
    workers,
    carryOut: async function* (cells, worker, signal) {
      let failed = false;
      for await (const event of carryOutCells(cells, {
        ...worldOf(cells[0]),
        engine: worker.engine,
        signal,
      })) {
        failed ||= event.type === 'cell-failed';
        yield event;
      }
      if (!failed) return;
      // An engine that broke must not take the cells that follow with it.
      await worker.engine.close();
      worker.engine = await startEngine();
    },
    signal,
  });
  for await (const event of events) {
    yield event;
    const cell = byName.get(`${event.cell.name}/${event.cell.seed}`);
    if (!cell || (event.type !== 'cell-end' && event.type !== 'cell-failed')) continue;
    if (event.type === 'cell-end') record.finish(cell, event.result);
    else record.fail(cell, event.reason);
    // After every cell, so that a study that is stopped has its result so far.
    await writeStudyResult(path, record.result((performance.now() - begun) / 1000));
    yield { type: 'progress', ...record.progress(workers.length) };
  }
  const result = record.result((performance.now() - begun) / 1000);
  await writeStudyResult(path, result);
  yield { type: 'study-end', folder: path, result };
}

/** The cells that a study would carry out. Throws HoldfastError for one that cannot be started. */
export async function cellsOfStudy({
  study,
  only,
  seeds,
}: Pick<RunStudyOptions, 'study' | 'only' | 'seeds'>): Promise<Cell[]> {
  const defences = await defencesOfStudy(study);
  return expandCells(study, { defaults: defaultsOf(study), defences, only, seeds });
}

/** All defences that a study's grids may name, one's own too. */
function defencesOfStudy({ groups }: Study): Promise<readonly Defence[]> {
  const texts = Object.values(groups).flatMap(({ grids }) => grids.flatMap(({ defence }) => defence));
  return defencesNamedIn([...new Set(texts)].join('+'));
}

/** One thread an engine: the organism's matrices are too small to share out, and cells run side by side. */
function startEngine(): Promise<Engine> {
  return Engine.start({ threads: 1 });
}

/** What the recipe of a study's model chose on the validation split. */
function defaultsOf({ model }: Study): (data: string) => TuneDefault | undefined {
  const chosen = worldOfModel(model)?.tuneDefaults ?? tuneDefaults;
  return (data) => (isBuiltInData(data) ? chosen[data] : undefined);
}
