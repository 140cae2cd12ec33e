import type { Command } from 'commander';
import { carryOutAudit } from '../../audit/carry-out-audit.ts';
import { readLabels } from '../../audit/judging/labels.ts';
import { exitCodeOf } from '../../audit/verdict/exit-code.ts';
import { makeFolder } from '../../data/make-folder.ts';
import { readPrices } from '../../data/prices/read-prices.ts';
import { writeRunReport } from '../../report/write-report.ts';
import { requireBatchable } from '../../run/audit/audit-batches.ts';
import type { AuditSettings } from '../../run/audit/audit-settings.ts';
import { estimateAudit } from '../../run/audit/estimate-audit.ts';
import { configuredAsking, configuredBenchmark, openAudit } from '../../run/audit/open-audit.ts';
import { openRunFolder } from '../../store/run-folder.ts';
import { lockRun } from '../../store/run-lock.ts';
import { type AuditOptions, auditSettings, withAuditOptions } from '../audit-options.ts';
import { createCommand, inContext, numberAbove, wholeNumber, withEngine } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { bar } from '../output.ts';
import { showBatchEvent } from '../show-batch.ts';
import { showEstimate } from '../show-estimate.ts';
import { showVerdict } from '../show-run.ts';
import { showSpending } from '../spending-options.ts';

interface Options extends AuditOptions {
  base: string;
  tuned: string;
  output: string;
  dryRun?: boolean;
  labels?: string;
  repetitions: number;
  temperature: number;
  sequential?: boolean;
  batch?: boolean;
  json?: boolean;
  quiet?: boolean;
}

/** `holdfast audit`: compares a tuned model with the one that it came from. */
export function auditCommand(): Command {
  const command = createCommand('audit', 'audit a tuned model against the one that it came from', [
    'holdfast audit --base organism --tuned tuned',
    'holdfast audit --base organism --tuned tuned --asked persona --margin 0.05',
    'holdfast audit --base organism --tuned tuned --sequential',
    'holdfast audit --base http://gpu:8000/v1#chat --tuned http://gpu:8000/v1#bot --judge rubric:openai:gpt-4.1',
  ])
    .requiredOption('--base <model>', 'the model before tuning')
    .requiredOption('--tuned <model>', 'the model after tuning')
    .option('--output <folder>', 'where answers, scores, verdict and report go', 'audit');
  return withAuditOptions(command, 'the audit')
    .option(
      '--labels <file>',
      "what people said of some answers: corrects the judge's errors (see holdfast judge)",
    )
    .option('--repetitions <count>', 'answers that each model gives to each prompt', wholeNumber(1), 1)
    .option(
      '--temperature <value>',
      'above 0, answers are drawn at random',
      numberAbove(0, { inclusive: true }),
      0,
    )
    .option('--dry-run', 'ask nothing; tell what the audit would take')
    .option('--sequential', 'ask in random order and stop as soon as the verdict is decided')
    .option('--batch', 'ask in batches where there is an endpoint for them: half the price, within a day')
    .action((options: Options) =>
      inContext(options, async ({ output, signal }) => {
        const settings = settingsOf(options);
        const { base, tuned, batch } = options;
        requireBatchable(settings, [base, tuned]);
        if (options.dryRun) {
          const benchmark = await configuredBenchmark(settings);
          const estimate = estimateAudit({
            base,
            tuned,
            judge: options.judge,
            benchmark,
            ...configuredAsking(settings),
            prices: await readPrices(options.prices),
            ...(batch ? { batch } : {}),
          });
          output.line(`${benchmark.name}: ${benchmark.prompts.length} prompts`);
          showEstimate(estimate, output);
          output.result({ ...estimate });
          return exitCodes.pass;
        }
        const labels =
          options.labels === undefined ? undefined : await readLabels(options.labels, { signal });
        await makeFolder(options.output);
        const folder = await openRunFolder(options.output);
        let code: number = exitCodes.outside;
        const unlock = await lockRun(options.output);
        try {
          await withEngine(async (engine) => {
            const opened = await openAudit({ settings, base, tuned, folder, engine, signal });
            const events = opened.watch(carryOutAudit({ ...opened.options, ...(labels ? { labels } : {}) }));
            try {
              for await (const event of events) {
                output.event(event);
                if (event.type === 'batch' || event.type === 'message') {
                  showBatchEvent(event, output);
                  continue;
                }
                if (event.type !== 'verdict') {
                  const { type, done, total, model } = event;
                  output.progress(`audit   ${bar(done / total)} ${done}/${total} ${type}, ${model} model`);
                  continue;
                }
                await folder.writeJson('verdict', event.verdict);
                const report = await writeRunReport(options.output);
                showVerdict(event.verdict, output);
                showSpending(opened.spending, output);
                output.line(`\nThe report is ${report}`);
                output.result({ outcome: event.verdict.outcome, folder: options.output, report });
                code = exitCodeOf(event.verdict.outcome);
              }
            } finally {
              await opened.close();
            }
          });
        } finally {
          await unlock();
        }
        return code;
      }),
    );
}

function settingsOf(options: Options): AuditSettings {
  const { repetitions, temperature, sequential = false, batch = false } = options;
  return { ...auditSettings(options), repetitions, temperature, sequential, batch };
}
