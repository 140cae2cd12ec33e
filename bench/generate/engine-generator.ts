import { performance } from 'node:perf_hooks';
import { openDecoder } from '../../packages/engine/generate/decoder.ts';
import { generate } from '../../packages/engine/generate/generate.ts';
import type { GenerateTask, Generator } from './generator.ts';

/** Our engine, in this thread. */
export async function openEngineGenerator({
  model,
  storage,
  prompts,
  newTokens,
  threads,
}: GenerateTask): Promise<Generator> {
  const decoder = await openDecoder({ model, storage }, { threads });
  return {
    title: storage === undefined ? 'Holdfast' : `Holdfast, ${storage}`,
    async generate() {
      const tokens: number[][] = [];
      const started = performance.now();
      const before = process.cpuUsage();
      const options = { prompts, maximumTokens: newTokens, stopTokens: [], batchSize: prompts.length };
      for await (const answer of generate(decoder, options)) tokens[answer.index] = answer.tokens;
      const { user, system } = process.cpuUsage(before);
      const seconds = (performance.now() - started) / 1000;
      return { tokens, seconds, processorSeconds: (user + system) / 1e6 };
    },
    close: () => decoder.session.release(),
  };
}
