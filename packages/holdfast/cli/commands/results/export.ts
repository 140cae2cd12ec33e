import { type Command, Option } from 'commander';
import { readVerdict } from '../../../audit/verdict/read-verdict.ts';
import { exportResults, type ResultFormat, resultFormats } from '../../../report/results/export-results.ts';
import { version } from '../../../version.ts';
import { createCommand, inContext } from '../../command.ts';
import { commandDescriptions } from '../../command-descriptions.ts';
import { exitCodes } from '../../exit-codes.ts';

/** `holdfast export`: an audit's results for other programs. */
export function exportCommand(): Command {
  return createCommand('export', commandDescriptions.export, [
    'holdfast export runs/2026-11-24-support-bot --format junit sarif markdown',
    'holdfast export audit --format csv parquet',
  ])
    .argument('<folder>', 'the folder of a finished run or audit')
    .addOption(
      new Option(
        '--format <formats...>',
        'JUnit XML, SARIF and Markdown hold the verdict; CSV and Parquet every answer',
      )
        .choices(resultFormats)
        .default([...resultFormats]),
    )
    .action((folder: string, options: { format: ResultFormat[]; json?: boolean; quiet?: boolean }) =>
      inContext(options, async ({ output }) => {
        const verdict = await readVerdict(folder);
        const files = await exportResults(folder, {
          verdict,
          formats: options.format,
          version: version(),
          language: output.language,
        });
        for (const file of files) output.line(file);
        output.result({ files });
        return exitCodes.pass;
      }),
    );
}
