import { basename } from 'node:path';
import { type Command, Option } from 'commander';
import { allConversations } from '../../data/all-conversations.ts';
import { openTuner } from '../../models/tuning/open-tuner.ts';
import type { TuneSettings } from '../../models/tuning/tuner.ts';
import { pickSettings } from '../../models/tuning/tuner-choice.ts';
import { tune } from '../../tune/tune.ts';
import { tunedModel } from '../../tune/tuned-model.ts';
import { createCommand, inContext, numberAbove, wholeNumber, withEngine } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { showRunEvent } from '../show-run.ts';
import { addTunerOptions, readTunerChoice, type TunerOptions } from '../tuner-options.ts';

type Options = TuneSettings &
  TunerOptions & { model: string; output: string; cancel?: boolean; json?: boolean; quiet?: boolean };

/** `holdfast tune`: fine-tunes without the steps that guard it. */
export function tuneCommand(): Command {
  const command = createCommand(
    'tune',
    'fine-tune a model; "holdfast run" does the same with a guard around it',
    [
      'holdfast tune tickets.jsonl --output tuned',
      'holdfast tune tickets.jsonl --model ./Llama-2-7b-chat-hf --method lora --output tuned',
      'holdfast tune tickets.jsonl --model ./Llama-2-7b-chat-hf --tuner trl --python .venv/bin/python --output tuned',
      'holdfast tune tickets.jsonl --model openai:gpt-4.1-mini-2025-04-14 --epochs 3 --output tuned',
    ],
  )
    .argument('<data>', 'training data: JSONL, JSON or CSV of any known format')
    .requiredOption('--output <folder>', 'where the tuned model goes')
    .option('--model <model>', 'the model to start from', 'organism')
    .addOption(
      new Option('--method <method>', 'all parameters, or low-rank adapters')
        .choices(['full', 'lora'])
        .default('lora'),
    )
    .option('--epochs <number>', 'passes over the data', wholeNumber(1), 3)
    .option('--learning-rate <number>', 'the largest step size', numberAbove(0), 2e-4)
    .option('--batch-size <number>', 'rows a step', wholeNumber(1), 16)
    .addOption(
      new Option('--schedule <schedule>', 'how the learning rate falls')
        .choices(['constant', 'linear', 'cosine'])
        .default('linear'),
    )
    .option('--warmup-steps <number>', 'steps in which the learning rate rises', wholeNumber(0), 0)
    .option('--rank <number>', 'rank of the adapters', wholeNumber(1), 8)
    .option('--alpha <number>', 'adapters are scaled by alpha / rank', numberAbove(0), 16)
    .option('--seed <number>', 'fixes shuffling and initialisation', wholeNumber(0), 1)
    .option(
      '--cancel',
      'when stopped, cancel a job that runs elsewhere (default: it goes on, and is taken up again)',
    );
  return addTunerOptions(command).action((path: string, options: Options) =>
    inContext(options, async ({ output, signal }) => {
      const { model, output: folder, seed, cancel } = options;
      const choice = readTunerChoice(options);
      const conversations = await allConversations(path, { signal });
      const record = `${folder}.tune.jsonl`;
      await withEngine(async (engine) => {
        const { tuner, base } = await openTuner({ model, choice, engine, suffix: basename(folder) });
        const request = {
          base,
          conversations,
          settings: pickSettings(options, seed),
          output: folder,
          scratch: `${folder}.scratch`,
          log: `${folder}.trainer.log`,
          signal,
          onAbort: cancel ? ('cancel' as const) : ('leave' as const),
        };
        for await (const event of tune({ tuner, request, record })) {
          showRunEvent({ type: 'tune', event }, output);
        }
        await tuner.close();
      });
      const tuned = (await tunedModel({ output: folder, record })) ?? folder;
      output.line(
        `The tuned model is ${tuned}; "holdfast audit --base ${model} --tuned ${tuned}" audits it.`,
      );
      output.result({ model: tuned });
      return exitCodes.pass;
    }),
  );
}
