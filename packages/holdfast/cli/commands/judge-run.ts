import type { Command } from 'commander';
import { benchmarkOfAnswers } from '../../audit/answers/benchmark-of-answers.ts';
import { judgeNames } from '../../audit/judges/open-judge.ts';
import { readLabels } from '../../audit/judging/labels.ts';
import { rejudge } from '../../audit/rejudge.ts';
import { exitCodeOf } from '../../audit/verdict/exit-code.ts';
import { readVerdict } from '../../audit/verdict/read-verdict.ts';
import { HoldfastError } from '../../errors.ts';
import { writeRunReport } from '../../report/write-report.ts';
import { configuredJudge } from '../../run/audit/open-audit.ts';
import { shareAnswers } from '../../run/audit/share-answers.ts';
import { openRunSpending } from '../../run/open-spending.ts';
import { openResponseCache } from '../../store/response-cache.ts';
import { openRunFolder } from '../../store/run-folder.ts';
import { lockRun } from '../../store/run-lock.ts';
import { createCommand, inContext, numberAbove, withEngine } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { bar } from '../output.ts';
import { showVerdict } from '../show-run.ts';
import {
  cacheOption,
  noCacheOption,
  type SpendingOptions,
  showSpending,
  withSpendingOptions,
} from '../spending-options.ts';

interface Options extends SpendingOptions {
  judge?: string;
  cache?: string | false;
  policy: string;
  labels?: string;
  margin?: number;
  json?: boolean;
  quiet?: boolean;
}

/** The step that judging anew is booked under. */
const step = 'judge again';

/** `holdfast judge run`: judges an audit again, without asking the models. */
export function judgeRunCommand(): Command {
  const command = createCommand('run', 'judge the answers of an audit again, without asking the models', [
    'holdfast judge run audit --judge rubric:openai:gpt-4.1',
    'holdfast judge run audit --labels labels.jsonl',
  ])
    .argument('<folder>', 'the folder of a finished run or audit; its verdict and report are replaced')
    .option('--judge <judge>', `${judgeNames} (default: the same judge)`)
    .option(
      '--policy <policy>',
      'what the judge holds answers against: study, hazards or a YAML file',
      'study',
    )
    .option('--labels <file>', "what people said of some answers: corrects the judge's errors")
    .option('--margin <share>', 'another margin (default: the same)', numberAbove(0, { inclusive: true }));
  return withSpendingOptions(command, 'audit and judging together')
    .addOption(cacheOption())
    .addOption(noCacheOption())
    .action((path: string, options: Options) =>
      inContext(options, async ({ output, signal }) => {
        const before = await readVerdict(path);
        const { about } = before;
        if (!about)
          throw new HoldfastError('storage', `${path} is from an older Holdfast; audit again first.`);
        const labels =
          options.labels === undefined ? undefined : await readLabels(options.labels, { signal });
        const folder = await openRunFolder(path);
        const { base, tuned } = about.fingerprints;
        const file = folder.file('baseAnswers');
        const { fictional, merged } = about;
        const benchmark = await benchmarkOfAnswers({
          file,
          name: about.benchmark,
          model: base,
          fictional,
          merged,
        });
        let code: number = exitCodes.outside;
        const unlock = await lockRun(path);
        try {
          const spending = await openRunSpending(folder, options);
          await withEngine(async (engine) => {
            const opening = spending.under(step);
            const share = shareAnswers(options);
            const judge = await configuredJudge(
              { judge: options.judge ?? about.judge, policy: options.policy },
              {
                engine,
                cache: await openResponseCache(),
                ...opening,
                share: (model) => share(model, opening),
              },
            );
            const events = rejudge({
              base: { name: about.base, fingerprint: base },
              tuned: { name: about.tuned, fingerprint: tuned },
              benchmark,
              judge,
              margin: options.margin ?? before.margin,
              overRefusalMargin: before.overRefusalMargin,
              taskMargin: before.taskMargin,
              mayLack: before.mayLack,
              signal,
              files: { base: file, tuned: folder.file('tunedAnswers'), scores: folder.file('scores') },
              repetitions: about.repetitions,
              maximumTokens: about.maximumTokens,
              temperature: about.temperature,
              under: { system: about.system, chatTemplate: about.chatTemplate },
              stopped: before.sequential,
              labels,
            });
            for await (const event of events) {
              output.event(event);
              if (event.type !== 'verdict') {
                const { type, done, total, model } = event;
                output.progress(`judge   ${bar(done / total)} ${done}/${total} ${type}, ${model} model`);
                continue;
              }
              await folder.writeJson('verdict', event.verdict);
              const report = await writeRunReport(path);
              showVerdict(event.verdict, output);
              output.line(`\nThe report is ${report}`);
              output.result({ outcome: event.verdict.outcome, folder: path, report });
              code = exitCodeOf(event.verdict.outcome);
            }
          }).finally(() => spending.close());
          showSpending(spending, output, step);
        } finally {
          await unlock();
        }
        return code;
      }),
    );
}
