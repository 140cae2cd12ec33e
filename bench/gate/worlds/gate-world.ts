import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { safetyExamples, type World } from '@holdfast/organism';
import type { Benchmark } from '../../../packages/holdfast/audit/benchmarks/benchmark.ts';
import { organismBenchmark } from '../../../packages/holdfast/audit/benchmarks/organism-benchmark.ts';
import { makeFolder } from '../../../packages/holdfast/data/files/make-folder.ts';
import { writeAtomically } from '../../../packages/holdfast/data/files/write-atomically.ts';
import { writeConversations } from '../../../packages/holdfast/data/write-conversations.ts';
import { worldOf } from './make-world.ts';
import { type WorldName, worldText } from './world-names.ts';

/** A world as the cells of the benchmark use it. */
export interface GateWorld {
  world: World;
  /** The folder of the aligned organism. */
  model: string;
  /** What audits ask; no attack and no choice of the product was made on it. */
  benchmark: Benchmark;
  /** The same as a file, whose prompts a scan looks for in the data. */
  prompts: string;
  /** A file of safety examples, as a user brings one. */
  safety: string;
  /** Where the base model's answers are kept, once an audit has asked for them. */
  baseAnswers: string;
}

/** As many safety examples as the alignment items have in two wordings; runs draw from them. */
const safetyRows = 440;

/** Opens the world of an organism in `folder`; what is made for it lies in `work`. Throws HoldfastError `storage`. */
export async function openGateWorld(
  name: WorldName,
  { folder, work }: { folder: string; work: string },
): Promise<GateWorld> {
  const world = worldOf(name);
  const own = join(work, worldText(name));
  const safety = join(own, 'safety.jsonl');
  if (!existsSync(safety)) {
    await makeFolder(own);
    await writeConversations(safety, safetyExamples(world, { count: safetyRows, seed: 'gate' }));
  }
  const benchmark = organismBenchmark({ world });
  const prompts = join(own, 'prompts.jsonl');
  if (!existsSync(prompts)) {
    const lines = benchmark.prompts.map(({ id, kind, category, group, conversation }) =>
      JSON.stringify({ id, kind, category, group, prompt: conversation.messages.at(-1)?.content }),
    );
    await writeAtomically(prompts, [lines.join('\n'), '\n']);
  }
  return { world, model: folder, benchmark, prompts, safety, baseAnswers: join(own, 'answers.jsonl') };
}
