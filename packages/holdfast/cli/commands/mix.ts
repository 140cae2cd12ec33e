import type { Command } from 'commander';
import { followEvents } from '../../events/map-events.ts';
import { namedFiles } from '../../run/context.ts';
import { mixStep } from '../../run/mix/mix-step.ts';
import { openSpending } from '../../run/open-spending.ts';
import { runDefences } from '../../run/tune/run-defences.ts';
import { worldOfModel } from '../../worlds/world-of-model.ts';
import { createCommand, inContext, withEngine } from '../command.ts';
import { commandDescriptions } from '../command-descriptions.ts';
import { addDataArgument, type DataOptions, withData } from '../data-argument.ts';
import { exitCodes } from '../exit-codes.ts';
import { commandSettings } from '../options/command-settings.ts';
import { addSettingOptions } from '../options/setting-options.ts';
import { bar } from '../output.ts';
import { showSpending } from '../show/show-spending.ts';
import { stepLabel } from '../show/step-label.ts';

interface Options extends DataOptions {
  output: string;
  json?: boolean;
  quiet?: boolean;
}

/** `holdfast mix`: adds safety examples to training data. */
export function mixCommand(): Command {
  const command = createCommand('mix', commandDescriptions.mix, [
    'holdfast mix tickets.jsonl --ratio 0.1 --output mixed.jsonl',
    'holdfast mix tickets.jsonl --count 50 --safety refusals.jsonl --output mixed.jsonl',
    'holdfast mix tickets.jsonl --safety generated --model ./Llama-3.2-1B-Instruct --policy policy.yaml --output mixed.jsonl',
  ]).requiredOption('--output <file>', 'where the mixed rows go');
  const withSettings = addSettingOptions(addDataArgument(command), { command: 'mix' });
  return withSettings.action((names: string[], options: Options) =>
    inContext(options, ({ output, messages, signal }) =>
      withData(names, { weights: options.weights, output, signal }, async ({ path }) => {
        const { output: mixed } = options;
        const settings = commandSettings('mix', { options, data: path });
        // The built-in examples may be mixed for any model here: whoever asks for them knows what they are.
        const { safety: from } = settings.mix;
        const model = from === 'builtin' && !worldOfModel(settings.model) ? 'organism' : settings.model;
        const config = { ...settings, model };
        const folder = namedFiles({
          data: path,
          mixed,
          safetyAnswers: `${mixed}.answers`,
          scanAnswers: `${mixed}.answers`,
          defences: `${mixed}.defences`,
        });
        const defences = await runDefences(config);
        const spending = await openSpending({ file: `${mixed}.spending.jsonl`, settings: config.audit });
        const { rows, safety, different, made, defended } = await withEngine((engine) =>
          followEvents(mixStep({ config, folder, engine, spending, defences, signal }), ({ done, total }) =>
            output.progress(
              `${stepLabel('mix', output)}${bar(done / total)} ${done}/${total} ${messages.commands.run.units['safety examples']}`,
            ),
          ),
        ).finally(() => spending.close());
        const words = messages.commands;
        const repeats = safety > different ? words.repeats(different) : '';
        const after = defended ? words.afterDefences(defended) : '';
        const wording = made ? words.madeOf(made) : '';
        output.line(`${words.mixed({ file: mixed, rows, safety })}${wording}${repeats}${after}`);
        showSpending(spending, output);
        output.result({ file: mixed, rows, safetyExamples: safety });
        return exitCodes.pass;
      }),
    ),
  );
}
