import type { Command } from 'commander';
import { serveChat } from '../../../gateway/serve-chat.ts';
import { openModel } from '../../../models/open-model.ts';
import { openSpending } from '../../../run/open-spending.ts';
import { createCommand, inContext, wholeNumber, withEngine } from '../../command.ts';
import { commandDescriptions } from '../../command-descriptions.ts';
import { exitCodes } from '../../exit-codes.ts';
import { commandSettings } from '../../options/command-settings.ts';
import { addSettingOptions } from '../../options/setting-options.ts';
import { showSpending } from '../../show/show-spending.ts';

interface Options {
  port: number;
  host: string;
  spending: string;
  json?: boolean;
  quiet?: boolean;
}

/** `holdfast serve`: chat models behind OpenAI's API. */
export function serveCommand(): Command {
  const command = createCommand('serve', commandDescriptions.serve, [
    'holdfast serve organism',
    'holdfast serve organism ./runs/2026-11-24-support-bot/model --port 8000',
  ])
    .argument('<models...>', 'what to serve; each is asked by the name given here')
    .option('--port <number>', 'the port', wholeNumber(0), 8000)
    .option(
      '--host <address>',
      'the address to listen on; others than this machine can reach any but the default',
      '127.0.0.1',
    );
  return addSettingOptions(command, { command: 'serve' })
    .option('--spending <file>', 'the book of what they cost', 'serve.spending.jsonl')
    .action((names: string[], options: Options) =>
      inContext(options, async ({ output, signal }) => {
        await withEngine(async (engine) => {
          const { audit: settings } = commandSettings('serve', { options });
          const spending = await openSpending({ file: options.spending, settings });
          const opening = { engine, ...spending.under('serve') };
          const models = await Promise.all(names.map((name) => openModel(name, opening)));
          const { url, close } = await serveChat({ models, port: options.port, host: options.host });
          output.event({ type: 'listening', url, models: names });
          output.line(`Listening on ${url}`);
          for (const name of names) output.line(`  ${url}#${name}`);
          await new Promise<void>((resolve) => {
            if (signal.aborted) resolve();
            else signal.addEventListener('abort', () => resolve(), { once: true });
          });
          await close();
          await spending.close();
          showSpending(spending, output);
        });
        return exitCodes.pass;
      }),
    );
}
