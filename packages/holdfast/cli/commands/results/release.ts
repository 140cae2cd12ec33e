import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { exitCodeOf } from '../../../audit/verdict/exit-code.ts';
import { HoldfastError } from '../../../errors.ts';
import { followEvents } from '../../../events/map-events.ts';
import { writeRunReport } from '../../../report/write-report.ts';
import { worstOutcome } from '../../../run/release/format-verdicts.ts';
import { releaseText } from '../../../run/release/release.ts';
import { releaseAgain } from '../../../run/release/release-again.ts';
import type { ReleaseFormat } from '../../../run/release/release-formats.ts';
import { createCommand, inContext, withEngine } from '../../command.ts';
import { commandDescriptions } from '../../command-descriptions.ts';
import { addSettingOptions } from '../../options/setting-options.ts';
import { showRunEvent } from '../../show/show-run.ts';

interface Options {
  format?: readonly ReleaseFormat[];
  json?: boolean;
  quiet?: boolean;
}

/** `holdfast release`: further formats of a finished run, each written, audited and bound like the others. */
export function releaseCommand(): Command {
  const command = createCommand('release', commandDescriptions.release, [
    'holdfast release runs/2026-11-24-support-bot --format gguf:q8_0 gguf:q4_0',
    'holdfast release runs/2026-11-24-support-bot',
  ]).argument('<folder>', 'the folder of a finished run');
  return addSettingOptions(command, { command: 'release' }).action((path: string, options: Options) =>
    inContext(options, async ({ output, messages, signal }) => {
      if (!existsSync(path)) {
        throw new HoldfastError('not-found', `${path} does not exist; name the folder of a finished run.`);
      }
      const release = await withEngine((engine) =>
        followEvents(releaseAgain({ path, formats: options.format, engine, signal }), (event) =>
          showRunEvent(event, output),
        ),
      );
      const report = await writeRunReport(path, output.language);
      for (const { format, model, outcome } of release.formats)
        output.line(
          `  ${format.padEnd(10)} ${messages.commands.steps.outcomes[outcome].padEnd(13)} ${model}`,
        );
      output.line(`\n${releaseText(release, messages)}: ${release.reason}`);
      output.line(messages.commands.report(report));
      const outcome = worstOutcome(release.formats.map((one) => one.outcome));
      output.result({ outcome, folder: path, report, formats: release.formats });
      return exitCodeOf(outcome);
    }),
  );
}
