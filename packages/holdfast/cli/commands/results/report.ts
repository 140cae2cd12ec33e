import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { HoldfastError } from '../../../errors.ts';
import type { MessageLanguage } from '../../../messages/language.ts';
import { writeRunReport, writeStudyReport } from '../../../report/write-report.ts';
import { writeStoppedReport } from '../../../report/write-stopped-report.ts';
import { stoppedByScan } from '../../../run/release/release.ts';
import { openRunFolder } from '../../../store/run-folder.ts';
import { createCommand, inContext } from '../../command.ts';
import { commandDescriptions } from '../../command-descriptions.ts';
import { exitCodes } from '../../exit-codes.ts';

/** `holdfast report`: renders the report of a run or a study again. */
export function reportCommand(): Command {
  return createCommand('report', commandDescriptions.report, [
    'holdfast report runs/2026-11-24-support-bot',
    'holdfast report runs/study-article',
  ])
    .argument('<folder>', 'the folder of a run, an audit or a study')
    .action((folder: string, options: { json?: boolean; quiet?: boolean }) =>
      inContext(options, async ({ output, messages }) => {
        const file = await write(folder, output.language);
        output.line(messages.commands.report(file));
        output.result({ report: file });
        return exitCodes.pass;
      }),
    );
}

async function write(folder: string, language: MessageLanguage): Promise<string> {
  if (existsSync(join(folder, 'study.json'))) return writeStudyReport(folder, language);
  if (existsSync(join(folder, 'verdict.json'))) return writeRunReport(folder, language);
  if (existsSync(folder) && stoppedByScan(await openRunFolder(folder)))
    return writeStoppedReport(folder, language);
  throw new HoldfastError(
    'not-found',
    `${folder} holds no verdict.json and no study.json; name the folder of a finished run, audit or study.`,
  );
}
