import { type Command, Option } from 'commander';
import { readVerdict } from '../../../audit/verdict/read-verdict.ts';
import {
  compareVerdicts,
  comparisonMarkdown,
  comparisonText,
  type NamedVerdict,
} from '../../../report/results/compare-verdicts.ts';
import { createCommand, inContext } from '../../command.ts';
import { commandDescriptions } from '../../command-descriptions.ts';
import { exitCodes } from '../../exit-codes.ts';

/** `holdfast compare`: several runs or audits side by side. */
export function compareCommand(): Command {
  return createCommand('compare', commandDescriptions.compare, [
    'holdfast compare runs/2026-11-24-support-bot runs/2026-11-25-support-bot',
    'holdfast compare runs/* --format markdown > runs.md',
  ])
    .argument('<folders...>', 'folders of finished runs or audits')
    .addOption(
      new Option('--format <format>', 'how the table is written')
        .choices(['text', 'markdown'])
        .default('text'),
    )
    .action((folders: string[], options: { format: 'text' | 'markdown'; json?: boolean; quiet?: boolean }) =>
      inContext(options, async ({ output }) => {
        const runs: NamedVerdict[] = [];
        for (const name of folders) runs.push({ name, verdict: await readVerdict(name) });
        const comparison = compareVerdicts(runs, output.language);
        output.line(options.format === 'text' ? comparisonText(comparison) : comparisonMarkdown(comparison));
        output.result({ ...compareVerdicts(runs) });
        return exitCodes.pass;
      }),
    );
}
