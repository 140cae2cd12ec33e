import type { Command } from 'commander';
import { exitCodeOf } from '../../audit/verdict/exit-code.ts';
import type { MessageLanguage } from '../../messages/language.ts';
import { messagesIn } from '../../messages/messages.ts';
import { writeRunReport } from '../../report/write-report.ts';
import { readSpeeds } from '../../run/audit/estimate/model-speeds.ts';
import { carryOutRun } from '../../run/carry-out-run.ts';
import { estimateRun } from '../../run/estimate-run.ts';
import { gatherRunData } from '../../run/gather-run-data.ts';
import { readRunSettings } from '../../run/settings/read-run-config.ts';
import { startAfresh } from '../../run/start-afresh.ts';
import type { Override } from '../../settings/parse-settings.ts';
import { createCommand, inContext, withEngine } from '../command.ts';
import { commandDescriptions } from '../command-descriptions.ts';
import { exitCodes } from '../exit-codes.ts';
import { setOption } from '../options/set-option.ts';
import { addSettingOptions, givenOverrides } from '../options/setting-options.ts';
import { newRunFolder, unfinishedRunFolder } from '../run-place.ts';
import { showPlan } from '../show/show-plan.ts';
import { showRunEvent } from '../show/show-run.ts';

interface Options {
  output?: string;
  fresh?: boolean;
  dryRun?: boolean;
  set?: readonly Override[];
  language?: MessageLanguage;
  json?: boolean;
  quiet?: boolean;
}

/** `holdfast run`: a guarded fine-tune. */
export function runCommand(): Command {
  const command = createCommand('run', commandDescriptions.run, [
    'holdfast run holdfast.yaml',
    'holdfast run holdfast.yaml --output runs/support-bot',
    'holdfast run holdfast.yaml --dry-run',
    'holdfast run holdfast.yaml --set audit.margin=0.05 tune.epochs=1',
    'holdfast run holdfast.yaml --json | tail -1',
  ])
    .argument('[config]', 'the configuration', 'holdfast.yaml')
    .option(
      '--output <folder>',
      'the run folder (default: one under runs/; an unfinished one is gone on with)',
    )
    .option('--dry-run', 'do nothing; tell what the run would take, and which keys are missing')
    .option('--fresh', 'start anew, whatever an earlier start left')
    .addOption(setOption());
  return addSettingOptions(command, { command: 'run' }).action((path: string, options: Options) =>
    inContext(options, async ({ output: spoken, signal }) => {
      const overrides = [...(options.set ?? []), ...givenOverrides(options, 'run')];
      const settings = await readRunSettings(path, overrides);
      const config = await gatherRunData(settings, { signal, fetches: !options.dryRun });
      const language = options.language ?? config.language ?? spoken.language;
      const output = { ...spoken, language };
      if (options.dryRun) {
        const speeds = options.output === undefined ? {} : await readSpeeds(options.output);
        const { budget } = config.audit;
        return showPlan(await estimateRun(config, { speeds, signal }), output, { budget });
      }
      const { fresh = false } = options;
      const { cancel } = config.tune;
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
        })) {
          showRunEvent(event, output);
          if (event.type !== 'run-end') continue;
          const report = await writeRunReport(folder, output.language);
          code = exitCodeOf(event.verdict.outcome);
          output.line(`\n${messagesIn[language].commands.report(report)}`);
          output.result({ outcome: event.verdict.outcome, folder, report });
        }
      });
      return code;
    }),
  );
}
