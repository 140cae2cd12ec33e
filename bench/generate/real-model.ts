import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportGguf, readChatTokenizer } from '@holdfast/engine';
import { type GeneratorFigures, timeGenerators } from './compare.ts';
import { openEngineGenerator } from './engine-generator.ts';
import type { Generator } from './generator.ts';
import { openPeerGenerator } from './peer-generator.ts';

const subjects = ['bread', 'chess', 'rivers', 'clouds', 'ships', 'iron', 'paper', 'clocks'];
const types = ['f16', 'q8_0'] as const;

/**
 * Times answers to chat prompts by a published model: the engine in 32-bit floats and in 8 bits, and llama.cpp on the same
 * weights as F16 and as Q8_0, by turns. The engine's floats come first.
 */
export async function compareOnRealModel(
  model: string,
  {
    width,
    newTokens,
    threads,
    rounds,
    python,
  }: { width: number; newTokens: number; threads: number; rounds: number; python: string },
): Promise<GeneratorFigures[]> {
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-bench-'));
  const generators: Generator[] = [];
  try {
    const tokenizer = await readChatTokenizer(model);
    const prompts = Array.from({ length: width }, (_, index) =>
      tokenizer.encodePrompt([
        {
          role: 'user',
          content: `Tell me about ${subjects[index % subjects.length]}, in ${index + 2} lines.`,
        },
      ]),
    );
    const task = { model, prompts, newTokens, threads };
    generators.push(await openEngineGenerator(task));
    generators.push(await openEngineGenerator({ ...task, storage: '8-bit' }));
    for (const type of types) {
      const gguf = join(folder, `${type}.gguf`);
      await exportGguf({ model, output: gguf, type });
      const script = new URL('./llama_generator.py', import.meta.url);
      generators.push(await openPeerGenerator(python, script, { ...task, gguf }));
    }
    return await timeGenerators(generators, { rounds, newTokens });
  } finally {
    for (const generator of generators) await generator.close();
    await rm(folder, { recursive: true });
  }
}
