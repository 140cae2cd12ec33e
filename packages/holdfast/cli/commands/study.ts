import { basename, extname, join } from 'node:path';
import { type Command, Option } from 'commander';
import { writeDefencesPage } from '../../report/write-defences-page.ts';
import { planStudy } from '../../study/plan-study.ts';
import { type StudyTuner, studyTunerSchema } from '../../study/result/study-result.ts';
import { readStudy } from '../../study/settings/read-study.ts';
import { shippedStudy } from '../../study/settings/shipped-study.ts';
import { renderTableText } from '../../study/tables/render-text.ts';
import { studyTables } from '../../study/tables/study-tables.ts';
import { type CommandContext, createCommand, inContext, wholeNumber } from '../command.ts';
import { commandDescriptions } from '../command-descriptions.ts';
import { exitCodes } from '../exit-codes.ts';
import { showStudy } from '../show/show-study.ts';

interface Options {
  only?: string;
  seeds?: number;
  tuner?: StudyTuner;
  output?: string;
  workers?: number;
  page?: string;
  dryRun?: boolean;
  json?: boolean;
  quiet?: boolean;
}

/** `holdfast study`: a grid of guarded runs. */
export function studyCommand(): Command {
  return createCommand('study', commandDescriptions.study, [
    'holdfast study article',
    'holdfast study article --only mitigation --seeds 5',
    'holdfast study studies/defences.yaml --page docs/defences.md',
  ])
    .argument('<file>', 'the study: a file, or the name of one that ships here, such as article')
    .option('--only <name>', 'one group or one cell')
    .option('--seeds <number>', 'how often each cell is repeated', wholeNumber(1))
    .addOption(
      new Option('--tuner <tuner>', 'what carries out the tunes (default: as the study says)').choices(
        studyTunerSchema.options,
      ),
    )
    .option('--output <folder>', 'the study folder (default: runs/study-NAME)')
    .option('--page <file>', 'a Markdown page that a comparison of defences is put into, with its figure')
    .option('--workers <number>', 'cells carried out side by side (default: one a core)', wholeNumber(1))
    .option('--dry-run', 'say what would be carried out, and carry out nothing')
    .action((path: string, options: Options) =>
      inContext(options, async (context) => {
        const file = await readStudy(shippedStudy(path) ?? path);
        const study = { ...file, tuner: options.tuner ?? file.tuner };
        const folder = options.output ?? join('runs', `study-${basename(path, extname(path))}`);
        const parts = [
          ...(options.only === undefined ? [] : ['--only', options.only]),
          ...(options.seeds === undefined ? [] : ['--seeds', String(options.seeds)]),
          ...(options.tuner === undefined ? [] : ['--tuner', options.tuner]),
        ];
        const command = ['holdfast study', path, ...parts].join(' ');
        const { only, seeds, workers } = options;
        if (options.dryRun) return tellPlan({ study, only, seeds }, context);
        const { result, report, code } = await showStudy(
          { study, folder, command, only, seeds, workers },
          context,
        );
        if (options.page !== undefined) await writeDefencesPage(options.page, result);
        const { language } = context.output;
        for (const table of studyTables(result, language)) {
          context.output.line(`\n${renderTableText(table, language)}`);
        }
        context.output.line(`\n${context.messages.commands.study.end(folder, report)}`);
        context.output.result({ folder, report, cells: result.cells.length, failed: result.failed.length });
        return code;
      }),
    );
}

/** Tells what a study would carry out. */
async function tellPlan(
  options: Parameters<typeof planStudy>[0],
  { output, messages }: Pick<CommandContext, 'output' | 'messages'>,
): Promise<number> {
  const plan = await planStudy(options);
  const words = messages.commands.study;
  output.line(words.plan(plan));
  for (const { name, cells } of plan.groups) output.line(words.planGroup(name, cells));
  output.result(plan);
  return exitCodes.pass;
}
