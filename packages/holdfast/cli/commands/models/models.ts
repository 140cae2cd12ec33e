import type { Command } from 'commander';
import { readPrices } from '../../../data/prices/read-prices.ts';
import { shelfNotes } from '../../../data/prices/shelf-notes.ts';
import { examineModels } from '../../../models/examine/examine-models.ts';
import { parseHostedName } from '../../../models/hosted/hosted-name.ts';
import { padTextEnd } from '../../../text-width.ts';
import { createCommand, inContext } from '../../command.ts';
import { commandDescriptions } from '../../command-descriptions.ts';
import { exitCodes } from '../../exit-codes.ts';
import { addSettingOptions } from '../../options/setting-options.ts';
import { modelsPullCommand } from './models-pull.ts';

/** `holdfast models`: what models and tuners are configured and reachable. */
export function modelsCommand(): Command {
  const command = createCommand('models', commandDescriptions.models, [
    'holdfast models',
    'holdfast models --offline',
    'holdfast models together:Qwen/Qwen3-8B http://localhost:8000/v1#llama --json',
  ])
    .addCommand(modelsPullCommand())
    .argument('[models...]', 'models to look at besides')
    .option('--offline', 'ask no endpoint; only look for keys and programs');
  return addSettingOptions(command, { command: 'models' }).action(
    (models: string[], options: { offline?: boolean; python?: string; json?: boolean; quiet?: boolean }) =>
      inContext(options, async ({ output, messages, signal }) => {
        const { titles, states } = messages.commands.models;
        const asks = !options.offline;
        let last = '';
        let named = true;
        for await (const entry of examineModels({ models, asks, python: options.python, signal })) {
          output.event({ type: 'entry', ...entry });
          if (entry.kind !== last) output.line(`${last === '' ? '' : '\n'}${titles[entry.kind]}`);
          last = entry.kind;
          if (entry.kind === 'model') named &&= entry.state === 'ready';
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
