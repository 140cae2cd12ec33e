import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { worldGround } from '../../defences/world-ground.ts';
import { HoldfastError } from '../../errors.ts';
import { wholeModel } from '../../models/whole-model.ts';
import { openRunFolder } from '../../store/run-folder.ts';
import type { CellResult } from '../result/study-result.ts';
import type { StudyEvent } from '../study-event.ts';
import { type AuditGround, auditCell } from './audit-cell.ts';
import { cellDefences } from './cell-defences.ts';
import type { Cell } from './cells.ts';
import { studyTuner } from './study-tuner.ts';
import { tuneCell } from './tune-cell.ts';
import { withoutPlaces } from './without-places.ts';

type CellEvent = Extract<StudyEvent, { type: `cell-${string}` }>;

/**
 * Carries out cells that share a tune: the tune once, then the audit of each. What fails is reported as `cell-failed`;
 * an abort throws the signal's reason.
 */
export async function* carryOutCells(cells: readonly Cell[], ground: AuditGround): AsyncGenerator<CellEvent> {
  const { study, world, folder, engine, signal } = ground;
  const [first] = cells;
  const tuneFolder = await openRunFolder(folder.cellPath(first.tune));
  const tuned: Pick<CellResult, 'finalLoss'> & { seconds: number } = { finalLoss: null, seconds: 0 };
  const failed = (cell: Cell, error: unknown): CellEvent => {
    signal.throwIfAborted();
    return { type: 'cell-failed', cell: placeOf(cell), reason: reasonOf(error) };
  };
  try {
    for (const cell of cells) await folder.writeSettings(cell);
    yield { type: 'cell-start', cell: placeOf(first) };
    const tuner = await studyTuner({ study, engine });
    const base = await wholeModel(study.model, { merged: join(folder.path, 'merged-base'), signal });
    const work = join(folder.path, 'worlds', world.key);
    for await (const event of tuneCell({
      cell: first,
      defences: await cellDefences(first),
      ground: worldGround({ world, base, engine, seed: first.seed, work, signal }),
      world,
      tuner,
      folder: tuneFolder,
      signal,
    })) {
      if (event.type === 'step') tuned.finalLoss = event.loss;
      if (event.type === 'end') tuned.seconds = event.seconds;
      yield { type: 'cell-tune', cell: placeOf(first), event };
    }
  } catch (error) {
    for (const cell of cells) yield failed(cell, error);
    return;
  }
  let complete = true;
  for (const cell of cells) {
    try {
      if (cell !== first) yield { type: 'cell-start', cell: placeOf(cell) };
      const model = tuneFolder.file('model');
      for await (const event of auditCell(cell, { ...ground, model })) {
        if (event.type === 'progress') {
          yield { type: 'cell-audit', cell: placeOf(cell), done: event.done, total: event.total };
          continue;
        }
        const { name, groups, settings, seed } = cell;
        const { verdict } = event;
        const result: CellResult = {
          name,
          groups,
          ...settings,
          // A defence of one's own keeps its place, which a page of defences loads it from.
          data: withoutPlaces(settings).data,
          seed,
          base: verdict.base,
          tuned: verdict.tuned,
          verdict: verdict.outcome,
          finalLoss: tuned.finalLoss,
          // The cell that tunes bears the time of it.
          seconds: { tune: cell === first ? tuned.seconds : 0, audit: event.seconds },
        };
        await folder.writeResult(cell, result);
        yield { type: 'cell-end', cell: placeOf(cell), result };
      }
    } catch (error) {
      complete = false;
      yield failed(cell, error);
    }
  }
  if (complete && !study.keepModels) await rm(tuneFolder.file('model'), { recursive: true, force: true });
}

function placeOf({ name, seed }: Cell): { name: string; seed: number } {
  return { name, seed };
}

function reasonOf(error: unknown): string {
  if (error instanceof HoldfastError) return error.message;
  return `Something unforeseen: ${error instanceof Error ? error.message : String(error)}`;
}
