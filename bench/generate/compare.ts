import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createModelFolder, createRandom, readModel } from '@holdfast/engine';
import { writeOnnx } from '../../packages/engine/graph/onnx/write-onnx.ts';
import { interleave } from '../measure/interleave.ts';
import { openEngineGenerator } from './engine-generator.ts';
import type { GenerateTask, Generator } from './generator.ts';
import { openPeerGenerator } from './peer-generator.ts';
import type { GenerateSize } from './sizes.ts';
import { transformersGraph } from './transformers-graph.ts';

/** One engine's part in a comparison. */
export interface GeneratorFigures {
  title: string;
  /** Seconds of all prompts, round by round; the first time, which does not count among them. */
  seconds: number[];
  firstSeconds: number;
  /** The same of processor time; empty where it is not told. */
  processorSeconds: number[];
  /** The share of the new tokens that are ours as well; an answer counts up to its first difference. */
  agreement: number;
}

export type PeerName = 'torch' | 'transformers';

/** Times one size: every engine decodes the same prompts with the same weights, by turns. Ours comes first. */
export async function compareGenerating(
  size: GenerateSize,
  {
    threads,
    rounds,
    python,
    peers,
  }: { threads: number; rounds: number; python: string; peers: readonly PeerName[] },
): Promise<GeneratorFigures[]> {
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-bench-'));
  const generators: Generator[] = [];
  try {
    const task = await prepare(folder, size, threads);
    generators.push(await openEngineGenerator(task));
    const scripts: Record<PeerName, [string, string]> = {
      torch: [python, './torch_generator.py'],
      transformers: [process.execPath, './transformers-generator.js'],
    };
    for (const peer of peers) {
      const [command, script] = scripts[peer];
      generators.push(await openPeerGenerator(command, new URL(script, import.meta.url), task));
    }
    return await timeGenerators(generators, { rounds, newTokens: size.newTokens });
  } finally {
    for (const generator of generators) await generator.close();
    await rm(folder, { recursive: true });
  }
}

/** Times generators of the same task by turns; their tokens are held against those of the first. */
export async function timeGenerators(
  generators: readonly Generator[],
  { rounds, newTokens }: { rounds: number; newTokens: number },
): Promise<GeneratorFigures[]> {
  const answers = new Map<Generator, number[][]>();
  const processor = new Map<Generator, number[]>();
  const firstSeconds = new Map<Generator, number>();
  const contestants = generators.map((generator) => ({
    name: generator.title,
    measure: async () => {
      const { tokens, seconds, processorSeconds } = await generator.generate();
      if (processorSeconds !== undefined)
        processor.set(generator, [...(processor.get(generator) ?? []), processorSeconds]);
      answers.set(generator, tokens);
      if (!firstSeconds.has(generator)) firstSeconds.set(generator, seconds);
      return seconds;
    },
  }));
  const figures = await interleave(contestants, { rounds });
  const [first] = generators;
  return generators.map((generator) => ({
    title: generator.title,
    seconds: figures.get(generator.title) ?? [],
    firstSeconds: firstSeconds.get(generator) ?? Number.NaN,
    // The first round does not count.
    processorSeconds: processor.get(generator)?.slice(1) ?? [],
    agreement: agreement(answers.get(first) ?? [], answers.get(generator) ?? [], newTokens),
  }));
}

async function prepare(folder: string, size: GenerateSize, threads: number): Promise<GenerateTask> {
  const { configuration, batch, promptLength, newTokens } = size;
  const model = join(folder, 'model');
  await createModelFolder({ folder: model, configuration, tokenizer: {}, chatTemplate: '', seed: 'bench' });
  const { weights } = await readModel(model);
  await mkdir(join(model, 'onnx'));
  await writeFile(join(model, 'onnx', 'model.onnx'), writeOnnx(transformersGraph(configuration, weights)));
  const random = createRandom('bench/prompts');
  const prompts = Array.from({ length: batch }, () =>
    Array.from({ length: promptLength }, () => random.below(configuration.vocabularySize)),
  );
  return { model, prompts, newTokens, threads };
}

function agreement(ours: readonly number[][], theirs: readonly number[][], newTokens: number): number {
  const same = ours.map((tokens, row) => {
    const difference = tokens.findIndex((token, place) => token !== theirs[row]?.[place]);
    return difference === -1 ? newTokens : difference;
  });
  return same.reduce((sum, count) => sum + count, 0) / (ours.length * newTokens);
}
