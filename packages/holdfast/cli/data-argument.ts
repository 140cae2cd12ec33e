import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { gatherData, isFolder, keepStandardInput, standardInput } from '../data/gather-data.ts';
import { HoldfastError } from '../errors.ts';
import { locateData } from '../models/hub/locate-data.ts';
import type { Output } from './output.ts';

/** What a command that takes data is given beside its names. */
export interface DataOptions {
  weights?: number[];
}

/** Adds the argument that names data, and the weights of several files. */
export function addDataArgument(command: Command): Command {
  return command
    .argument('<data...>', 'training data of any known format: files, folders, or - for standard input')
    .option(
      '--weights <numbers>',
      'how often the rows of each file come, in the order of the files, such as 1,2,0.5',
      readWeights,
    );
}

/** One file with all the data, and the name that a user knows it by. */
export interface NamedData {
  path: string;
  name: string;
}

/**
 * Lends one file with all the data that was named: the file itself, or one that is gathered from several, from a folder or
 * from standard input, and removed afterwards. Throws HoldfastError as `gatherData` does.
 */
export async function withData<Result>(
  names: readonly string[],
  { weights, output, signal }: DataOptions & { output: Output; signal: AbortSignal },
  work: (data: NamedData) => Promise<Result>,
): Promise<Result> {
  if (weights && weights.length !== names.length) {
    throw new HoldfastError(
      'bad-usage',
      `--weights names ${weights.length} weights for ${names.length} files.`,
    );
  }
  const paths = await Promise.all(names.map((name) => locateData(name, { signal })));
  const [first] = paths;
  const plain = paths.length === 1 && !weights && first !== standardInput && !(await isFolder(first));
  if (plain) return work({ path: first, name: first });
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-data-'));
  try {
    const sources: { path: string; weight: number }[] = [];
    for (const [index, name] of paths.entries()) {
      const path = name === standardInput ? join(folder, 'standard-input') : name;
      if (name === standardInput) await keepStandardInput(path, { signal });
      sources.push({ path, weight: weights?.[index] ?? 1 });
    }
    const name = first === standardInput ? 'standard-input' : basename(first);
    if (sources.length === 1 && first === standardInput && !weights)
      return await work({ path: sources[0].path, name });
    const path = join(folder, 'gathered.jsonl');
    for (const file of await gatherData(sources, { output: path, seed: 1, signal })) {
      output.line(`Rows ${file.first} to ${file.last}: ${file.path}`);
    }
    return await work({ path, name });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function readWeights(text: string): number[] {
  const weights = text.split(',').map(Number);
  if (weights.every((weight) => weight > 0 && Number.isFinite(weight))) return weights;
  throw new InvalidArgumentError('They must be numbers above 0, with commas between them.');
}
