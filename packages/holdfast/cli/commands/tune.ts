import { basename } from 'node:path';
import type { Command } from 'commander';
import { followEvents } from '../../events/map-events.ts';
import { namedFiles } from '../../run/context.ts';
import { openSpending } from '../../run/open-spending.ts';
import { runDefences } from '../../run/tune/run-defences.ts';
import { tuneStep } from '../../run/tune/tune-step.ts';
import { createCommand, inContext, withEngine } from '../command.ts';
import { commandDescriptions } from '../command-descriptions.ts';
import { addDataArgument, type DataOptions, withData } from '../data-argument.ts';
import { exitCodes } from '../exit-codes.ts';
import { commandSettings } from '../options/command-settings.ts';
import { addSettingOptions } from '../options/setting-options.ts';
import { showRunEvent } from '../show/show-run.ts';

interface Options extends DataOptions {
  output: string;
  json?: boolean;
  quiet?: boolean;
}

/** `holdfast tune`: fine-tunes without the steps that guard it. */
export function tuneCommand(): Command {
  const command = createCommand('tune', commandDescriptions.tune, [
    'holdfast tune tickets.jsonl --output tuned',
    'holdfast tune tickets.jsonl --model ./Llama-2-7b-chat-hf --method lora --output tuned',
    'holdfast tune tickets.jsonl --model ./Llama-2-7b-chat-hf --tuner trl --python .venv/bin/python --output tuned',
    'holdfast tune tickets.jsonl --model together:Qwen/Qwen3-8B --epochs 3 --output tuned',
  ]).requiredOption('--output <folder>', 'where the tuned model goes');
  const withSettings = addSettingOptions(addDataArgument(command), { command: 'tune' });
  return withSettings.action((names: string[], options: Options) =>
    inContext(options, ({ output, messages, signal }) =>
      withData(names, { weights: options.weights, output, signal }, async ({ path }) => {
        const { output: model } = options;
        const settings = commandSettings('tune', { options, data: path });
        const config = { ...settings, release: { as: basename(model) } };
        const folder = namedFiles({
          mixed: path,
          model,
          tune: `${model}.tune.jsonl`,
          scratch: `${model}.scratch`,
          trainerLog: `${model}.trainer.log`,
          defences: `${model}.defences`,
          safetyAnswers: `${model}.answers`,
          scanAnswers: `${model}.answers`,
        });
        const defences = await runDefences(config);
        const spending = await openSpending({ file: `${model}.spending.jsonl`, settings: config.audit });
        const { model: tuned } = await withEngine((engine) =>
          followEvents(tuneStep({ config, folder, engine, spending, defences, signal }), (event) =>
            showRunEvent({ type: 'tune', event }, output),
          ),
        ).finally(() => spending.close());
        output.line(messages.commands.tune.done({ tuned, base: config.model }));
        output.result({ model: tuned });
        return exitCodes.pass;
      }),
    ),
  );
}
