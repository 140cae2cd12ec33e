import { once } from 'node:events';
import type { Command } from 'commander';
import { serveView } from '../../../gateway/view/serve-view.ts';
import { createCommand, inContext, wholeNumber } from '../../command.ts';
import { commandDescriptions } from '../../command-descriptions.ts';
import { exitCodes } from '../../exit-codes.ts';

/** `holdfast view`: the page over a folder, without a service. */
export function viewCommand(): Command {
  return createCommand('view', commandDescriptions.view, [
    'holdfast view runs/2026-11-24-support-bot',
    'holdfast view runs --port 8090',
  ])
    .argument('<folder>', 'a run, an audit, a study, or a folder of them')
    .option('--port <number>', 'the port; 0 takes any that is free', wholeNumber(0), 0)
    .action((folder: string, options: { port: number; json?: boolean; quiet?: boolean }) =>
      inContext(options, async ({ output, messages, signal }) => {
        const { url, close } = await serveView(folder, options);
        output.event({ type: 'listening', url, folder });
        const { served } = messages.results;
        output.line(served.open(url));
        output.line(served.once);
        if (!signal.aborted) await once(signal, 'abort');
        await close();
        return exitCodes.pass;
      }),
    );
}
