import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { writeAtomically } from '../../data/files/write-atomically.ts';
import { HoldfastError } from '../../errors.ts';
import { importPlugin } from '../../plugins/import-plugin.ts';
import { pluginFilesIn } from '../../plugins/plugin-file.ts';
import type { Cell } from '../cells/cells.ts';
import { isBuiltInData } from '../cells/study-data.ts';
import { withoutPlaces } from '../cells/without-places.ts';
import type { Study } from '../settings/study-config.ts';
import {
  type CellResult,
  cellResultSchema,
  type StudyResult,
  type StudyTuner,
  studyResultSchema,
} from './study-result.ts';

/** What all cells of a study have in common, and what their figures hang on. */
export interface StudyGround {
  /** As the study names it. */
  model: string;
  /** Of the model before tuning. */
  fingerprint: string;
  /** Undefined for the engine. */
  tuner?: Exclude<StudyTuner, 'embedded'> | undefined;
  worldSeed: number;
  split: Study['split'];
  questions?: Study['questions'];
  margin: number;
}

/** A study's folder: a run folder for each cell, and the study's result. */
export interface StudyFolder {
  readonly path: string;
  /** Where the run folder of a cell, or of a tune that cells share, is kept. */
  cellPath(name: string): string;
  /** Writes a cell's `run.yaml`: everything that its figures hang on. */
  writeSettings(cell: Cell): Promise<void>;
  /** Writes a cell's result, which makes it a finished cell. */
  writeResult(cell: Cell, result: CellResult): Promise<void>;
  /**
   * The result of a finished cell; undefined when there is none. Throws HoldfastError `bad-usage` when the folder holds
   * a cell of that name with other settings, another model or other data.
   */
  readResult(cell: Cell): Promise<CellResult | undefined>;
  /** The study's own result, as far as an earlier start came. */
  readStudy(): Promise<StudyResult | undefined>;
}

/** Opens the folder of a study on the given ground. */
export function openStudyFolder(path: string, ground: StudyGround): StudyFolder {
  const cellPath = (name: string) => join(path, 'cells', name);
  const settingsFile = ({ folder }: Cell) => join(cellPath(folder), 'run.yaml');
  const resultFile = ({ folder }: Cell) => join(cellPath(folder), 'cell.json');
  return {
    path,
    cellPath,
    async writeSettings(cell) {
      await writeAtomically(settingsFile(cell), await describeCell(cell, ground));
    },
    async writeResult(cell, result) {
      await writeAtomically(resultFile(cell), `${JSON.stringify(result, null, 2)}\n`);
    },
    async readResult(cell) {
      if (!existsSync(settingsFile(cell))) return undefined;
      if ((await readFile(settingsFile(cell), 'utf8')) !== (await describeCell(cell, ground))) {
        throw new HoldfastError(
          'bad-usage',
          `${cellPath(cell.folder)} holds other settings, another model or other data; name another folder, or delete it.`,
        );
      }
      if (!existsSync(resultFile(cell))) return undefined;
      // The groups are not part of what was measured, and may have changed, as the place of a defence of one's own may.
      const { groups, settings } = cell;
      const result = await readParsed(resultFile(cell), cellResultSchema);
      return { ...result, groups, ...(settings.defence === undefined ? {} : { defence: settings.defence }) };
    },
    async readStudy() {
      const file = join(path, 'study.json');
      return existsSync(file) ? readParsed(file, studyResultSchema) : undefined;
    },
  };
}

async function describeCell({ settings, seed, tune, folder }: Cell, ground: StudyGround): Promise<string> {
  const file = isBuiltInData(settings.data) ? {} : { dataHash: await hashOf(settings.data) };
  const own = await Promise.all(
    pluginFilesIn(settings.defence ?? '').map((path) => importPlugin(path, 'defence')),
  );
  const defences = own.length === 0 ? {} : { defenceHashes: own.map(({ fingerprint }) => fingerprint) };
  const tunedIn = tune === folder ? {} : { tunedIn: tune };
  return stringify({ ...ground, ...withoutPlaces(settings), ...file, ...defences, seed, ...tunedIn });
}

async function hashOf(path: string): Promise<string> {
  try {
    return createHash('sha256')
      .update(await readFile(path))
      .digest('hex');
  } catch (cause) {
    throw new HoldfastError('not-found', `${path} cannot be read; the study names it as data.`, { cause });
  }
}

async function readParsed<Value>(path: string, schema: { parse(value: unknown): Value }): Promise<Value> {
  try {
    return schema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (cause) {
    throw new HoldfastError('storage', `${path} is damaged; delete it and start again.`, { cause });
  }
}
