import type { Command } from 'commander';
import { readPrices } from '../../../data/prices/read-prices.ts';
import { shelfNotes } from '../../../data/prices/shelf-notes.ts';
import { type ExamineOptions, examineModels } from '../../../models/examine/examine-models.ts';
import { parseHostedName } from '../../../models/hosted/hosted-name.ts';
import { tunerFor } from '../../../models/tuning/tuner-choice.ts';
import { modelsOfRun } from '../../../run/access.ts';
import { padTextEnd } from '../../../text-width.ts';
import { createCommand, inContext } from '../../command.ts';
import { commandDescriptions } from '../../command-descriptions.ts';
import { exitCodes } from '../../exit-codes.ts';
import { addSettingOptions } from '../../options/setting-options.ts';
import { configurationAt, usualConfiguration } from '../../usual-configuration.ts';
import { modelsPullCommand } from './models-pull.ts';

interface Options {
  all?: boolean;
  offline?: boolean;
  python?: string;
  json?: boolean;
  quiet?: boolean;
}

/** What is to be looked at: models that are named beside everything, or what a configuration needs and nothing else. */
async function wanted(
  names: readonly string[],
  { all = false, python }: Options,
): Promise<Pick<ExamineOptions, 'models' | 'only' | 'python'> & { config?: string }> {
  const path = names.length === 1 && /\.ya?ml$/i.test(names[0]) ? names[0] : undefined;
  const config = all || (path === undefined && names.length > 0) ? undefined : await configurationAt(path);
  if (!config) return { models: names, python };
  const { model, tune, scan } = config;
  const models = [...modelsOfRun(config), ...(scan.moderator === undefined ? [] : [scan.moderator])];
  return {
    models: [...new Set(models)],
    only: { tuner: tunerFor(model, tune), cluster: tune.cluster?.kind },
    python: python ?? tune.python,
    config: path ?? usualConfiguration,
  };
}

/** `holdfast models`: what models and tuners are configured and reachable. */
export function modelsCommand(): Command {
  const command = createCommand('models', commandDescriptions.models, [
    'holdfast models',
    'holdfast models holdfast.yaml',
    'holdfast models --offline',
    'holdfast models together:Qwen/Qwen3-8B http://localhost:8000/v1#llama --json',
  ])
    .addCommand(modelsPullCommand())
    .argument(
      '[names...]',
      'models to look at besides, or a configuration, of whose models and tuner alone is told (default: holdfast.yaml, if it is there)',
    )
    .option('--all', 'tell of everything, whatever configuration is there')
    .option('--offline', 'ask no endpoint; only look for keys and programs');
  return addSettingOptions(command, { command: 'models' }).action((names: string[], options: Options) =>
    inContext(options, async ({ output, messages, signal }) => {
      const { titles, states } = messages.commands.models;
      const asks = !options.offline;
      const { models, only, python, config } = await wanted(names, options);
      if (config !== undefined) output.line(`${messages.commands.models.only(config)}\n`);
      let last = '';
      let named = true;
      for await (const entry of examineModels({ models, only, asks, python, signal })) {
        output.event({ type: 'entry', ...entry });
        if (entry.kind !== last) output.line(`${last === '' ? '' : '\n'}${titles[entry.kind]}`);
        last = entry.kind;
        if (only) named &&= entry.state === 'ready' || entry.state === 'set up';
        else if (entry.kind === 'model') named &&= entry.state === 'ready';
        output.line(
          `  ${padTextEnd(states[entry.state], 12)} ${entry.name.padEnd(16)} ${messages.commands.sentence(entry.detail)}`,
        );
      }
      const aging = shelfNotes(await readPrices(), models.filter(parseHostedName), new Date());
      if (aging.length > 0) output.line('');
      for (const note of aging) output.line(messages.commands.sentence(note));
      output.result({ named, aging });
      return named ? exitCodes.pass : exitCodes.outside;
    }),
  );
}
