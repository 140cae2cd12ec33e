import type { Command } from 'commander';
import { exitCodeOf } from '../../audit/verdict/exit-code.ts';
import { writeRunReport } from '../../report/write-report.ts';
import { carryOutRun } from '../../run/carry-out-run.ts';
import { readRunConfig } from '../../run/settings/read-run-config.ts';
import { startAfresh } from '../../run/start-afresh.ts';
import { createCommand, inContext, withEngine } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { newRunFolder, unfinishedRunFolder } from '../run-place.ts';
import { showRunEvent } from '../show-run.ts';

interface Options {
  output?: string;
  fresh?: boolean;
  cancel?: boolean;
  json?: boolean;
  quiet?: boolean;
}

/** `holdfast run`: a guarded fine-tune. */
export function runCommand(): Command {
  return createCommand('run', 'carry out a guarded fine-tune: scan, mix, tune, audit, release', [
    'holdfast run holdfast.yaml',
    'holdfast run holdfast.yaml --output runs/support-bot',
    'holdfast run holdfast.yaml --json | tail -1',
  ])
    .argument('[config]', 'the configuration', 'holdfast.yaml')
    .option(
      '--output <folder>',
      'the run folder (default: one under runs/; an unfinished one is gone on with)',
    )
    .option('--fresh', 'start anew, whatever an earlier start left')
    .option(
      '--cancel',
      'when stopped, or before a fresh start, cancel a tuning job that runs elsewhere (default: it goes on, and is taken up again)',
    )
    .action((path: string, options: Options) =>
      inContext(options, async ({ output, signal }) => {
        const config = await readRunConfig(path);
        const { fresh = false, cancel = false } = options;
        const unfinished = options.output ?? (await unfinishedRunFolder(config));
        const folder = options.output ?? (fresh || !unfinished ? newRunFolder(config) : unfinished);
        let code: number = exitCodes.outside;
        await withEngine(async (engine) => {
          if (fresh && unfinished) {
            await startAfresh(unfinished, { engine, cancel, keep: unfinished !== folder });
          }
          for await (const event of carryOutRun({
            config,
            folder,
            engine,
            signal,
            onAbort: cancel ? 'cancel' : 'leave',
          })) {
            showRunEvent(event, output);
            if (event.type !== 'run-end') continue;
            const report = await writeRunReport(folder);
            code = exitCodeOf(event.verdict.outcome);
            output.line(`\nThe report is ${report}`);
            output.result({ outcome: event.verdict.outcome, folder, report });
          }
        });
        return code;
      }),
    );
}
