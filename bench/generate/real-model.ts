import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type ChatTokenizer,
  exportGguf,
  readChatTokenizer,
  readModel,
  writeModelFolder,
} from '@holdfast/engine';
import { writeOnnx } from '../../packages/engine/graph/onnx/write-onnx.ts';
import { type GeneratorFigures, timeGenerators } from './compare.ts';
import { openEngineGenerator } from './engine-generator.ts';
import type { Generator } from './generator.ts';
import { openPeerGenerator } from './peer-generator.ts';
import { transformersGraph } from './transformers-graph.ts';

const subjects = ['bread', 'chess', 'rivers', 'clouds', 'ships', 'iron', 'paper', 'clocks'];
const types = ['f16', 'q8_0'] as const;

/**
 * Times answers to chat prompts by a published model: the engine in 32-bit floats and in 8 bits, llama.cpp on the same
 * weights as F16 and as Q8_0, and Transformers.js in floats, by turns. The engine's floats come first.
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
    const prompts = alikeInLength(tokenizer, width);
    const task = { model, prompts, newTokens, threads };
    generators.push(await openEngineGenerator(task));
    generators.push(await openEngineGenerator({ ...task, storage: '8-bit' }));
    for (const type of types) {
      const gguf = join(folder, `${type}.gguf`);
      await exportGguf({ model, output: gguf, type });
      const script = new URL('./llama_generator.py', import.meta.url);
      generators.push(await openPeerGenerator(python, script, { ...task, gguf }));
    }
    const script = new URL('./transformers-generator.js', import.meta.url);
    const onnx = { ...task, model: await asOnnx(model, folder) };
    generators.push(await openPeerGenerator(process.execPath, script, onnx));
    return await timeGenerators(generators, { rounds, newTokens });
  } finally {
    for (const generator of generators) await generator.close();
    await rm(folder, { recursive: true });
  }
}

/** Prompts of one length in tokens, which Transformers.js is given without padding: shorter ones ask more politely. */
function alikeInLength(tokenizer: ChatTokenizer, width: number): number[][] {
  const encoded = (index: number, pleas: number): number[] => {
    const subject = subjects[index % subjects.length];
    const content = `Tell me about ${subject}, in ${index + 2} lines${' please'.repeat(pleas)}.`;
    return tokenizer.encodePrompt([{ role: 'user', content }]);
  };
  const indices = Array.from({ length: width }, (_, index) => index);
  const longest = Math.max(...indices.map((index) => encoded(index, 0).length));
  return indices.map((index) => {
    for (let pleas = 0; pleas <= longest; pleas++) {
      const prompt = encoded(index, pleas);
      if (prompt.length === longest) return prompt;
    }
    throw new Error(`No wording of prompt ${index} has ${longest} tokens.`);
  });
}

/** Writes a model as Transformers.js takes it, and returns its folder. */
async function asOnnx(model: string, folder: string): Promise<string> {
  const { configuration, weights } = await readModel(model);
  const written = join(folder, 'model');
  await writeModelFolder({ folder: written, from: model, weights });
  await mkdir(join(written, 'onnx'));
  await writeFile(join(written, 'onnx', 'model.onnx'), writeOnnx(transformersGraph(configuration, weights)));
  return written;
}
