import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readBenchmark } from '../../../audit/benchmarks/read-benchmark.ts';
import { describeDataFile } from '../../../data/containers/describe-data-file.ts';
import { isOwnRecord } from '../../../data/files/own-records.ts';
import { HoldfastError } from '../../../errors.ts';

/** Files in and right below a folder that could be trained on, and that could be asked. */
export interface ProposedFiles {
  /** Data without the rows that became tasks of a benchmark comes first. */
  data: string[];
  benchmarks: string[];
}

/** Looks through a folder, and those right below it in which `bench make` left its record, for data and benchmarks. */
export async function proposeFiles(folder = '.'): Promise<ProposedFiles> {
  const entries = await readdir(folder, { withFileTypes: true });
  const made = entries
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'making.yaml')))
    .map(({ name }) => name);
  const within = await Promise.all(
    made.map(async (name) => filesIn(folder, await readdir(join(folder, name)), name)),
  );
  const own = filesIn(
    folder,
    entries.filter((entry) => entry.isFile()).map(({ name }) => name),
  );
  const data: string[] = [];
  const benchmarks: string[] = [];
  for (const { name, path } of [...within.flat(), ...own]) {
    if (await isBenchmark(path)) benchmarks.push(name);
    else if (await isData(path)) data.push(name);
  }
  return { data, benchmarks };
}

/** Files by their ending: how they are named from the folder, and where they are. */
function filesIn(folder: string, names: readonly string[], below = ''): { name: string; path: string }[] {
  return names
    .filter((name) => /\.(csv|tsv|jsonl|json|parquet|arrow)(\.gz)?$/i.test(name) && !isOwnRecord(name))
    .sort()
    .map((name) => ({ name: join(below, name), path: join(folder, below, name) }));
}

/** Whether a loader knows a file as a benchmark by its content. */
async function isBenchmark(path: string): Promise<boolean> {
  const read = await readBenchmark(path).catch(() => undefined);
  // A column of prompts alone may be training data; kinds are a benchmark's.
  const kinds = new Set(read?.prompts.map(({ kind }) => kind));
  return read !== undefined && (!read.name.startsWith('plain') || kinds.size > 1);
}

async function isData(path: string): Promise<boolean> {
  try {
    return (await describeDataFile(path)).format !== undefined;
  } catch (error) {
    if (error instanceof HoldfastError) return false;
    throw error;
  }
}
