import { stdin } from 'node:process';
import { createInterface } from 'node:readline';
import type { Command } from 'commander';
import { z } from 'zod';
import type { Benchmark } from '../../audit/benchmarks/benchmark.ts';
import { isShippedBenchmark, shippedBenchmark } from '../../audit/benchmarks/shipped-benchmarks.ts';
import { watchAnswers } from '../../defences/watch/watch-answers.ts';
import { HoldfastError } from '../../errors.ts';
import { configuredBenchmark } from '../../run/audit/open-audit.ts';
import { createCommand, inContext, wholeNumber } from '../command.ts';
import { commandDescriptions } from '../command-descriptions.ts';
import { exitCodes } from '../exit-codes.ts';

interface Options {
  benchmark: string;
  prompts: number;
  seed: number;
  language?: string;
}

const lookSchema = z.object({ step: z.int().min(0), answers: z.array(z.string()) });

/** `holdfast watch`: what a trainer that runs elsewhere asks for its safety curve. */
export function watchCommand(): Command {
  return createCommand('watch', commandDescriptions.watch, [
    'holdfast watch --benchmark prompts.csv < answers.jsonl',
    'holdfast watch --prompts 33',
  ])
    .option('--benchmark <benchmark>', 'whose harmful prompts are asked: a file, or NAME:FILE', 'builtin')
    .option('--prompts <count>', 'how many of them, of all categories alike', wholeNumber(1), 33)
    .option('--seed <seed>', 'which of them', wholeNumber(0), 1)
    .action((options: Options) =>
      // A program reads every line, so all of them are JSON.
      inContext({ json: true, language: options.language }, async ({ output, signal }) => {
        const { prompts: count, seed } = options;
        const watch = watchAnswers(await watchedBenchmark(options.benchmark), { count, seed });
        output.event({ type: 'prompts', prompts: watch.prompts.map(({ messages }) => messages) });
        for await (const line of createInterface({ input: stdin, signal })) {
          const { step, answers } = readLook(line);
          output.event({ type: 'safety', ...watch.look(step, answers) });
        }
        return exitCodes.pass;
      }),
    );
}

/** Of a benchmark that ships those prompts that no audit asks. */
async function watchedBenchmark(name: string): Promise<Benchmark> {
  if (isShippedBenchmark(name)) return shippedBenchmark(name, { split: 'validation' });
  return configuredBenchmark({ benchmarks: [name], asked: 'ordinary' });
}

function readLook(line: string): z.infer<typeof lookSchema> {
  try {
    return lookSchema.parse(JSON.parse(line));
  } catch (cause) {
    throw new HoldfastError(
      'bad-data',
      'A line of the standard input is no look at a model; write {"step": 8, "answers": ["...", "..."]}.',
      { cause },
    );
  }
}
