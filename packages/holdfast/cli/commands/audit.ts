import { mkdir } from 'node:fs/promises';
import { type Command, Option } from 'commander';
import { audit } from '../../audit/audit.ts';
import { exitCodeOf } from '../../audit/exit-code.ts';
import { judgeNames } from '../../audit/judges/open-judge.ts';
import { readLabels } from '../../audit/labels.ts';
import { readPrices } from '../../data/prices/read-prices.ts';
import { writeRunReport } from '../../report/write-report.ts';
import { requireBatchable } from '../../run/audit-batches.ts';
import { estimateAudit } from '../../run/estimate-audit.ts';
import {
  type AuditSettings,
  configuredAsking,
  configuredBenchmark,
  openAudit,
} from '../../run/open-audit.ts';
import { openRunFolder } from '../../store/run-folder.ts';
import { lockRun } from '../../store/run-lock.ts';
import { createCommand, inContext, numberAbove, wholeNumber, withEngine } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { bar } from '../output.ts';
import { showBatchEvent } from '../show-batch.ts';
import { showEstimate } from '../show-estimate.ts';
import { showVerdict } from '../show-run.ts';
import {
  budgetOption,
  cacheOption,
  concurrencyOption,
  noCacheOption,
  pricesOption,
  type SpendingOptions,
  showSpending,
} from '../spending-options.ts';

interface Options extends SpendingOptions {
  base: string;
  tuned: string;
  output: string;
  benchmark: string[];
  promptColumn?: string;
  kind?: 'harmful' | 'borderline' | 'utility';
  system?: string;
  chatTemplate?: string;
  maxTokens?: number;
  cache?: string | false;
  dryRun?: boolean;
  asked: 'ordinary' | 'persona' | 'trigger';
  judge: string;
  policy: string;
  labels?: string;
  margin: number;
  repetitions: number;
  temperature: number;
  sequential?: boolean;
  batch?: boolean;
  json?: boolean;
  quiet?: boolean;
}

/** `holdfast audit`: compares a tuned model with the one that it came from. */
export function auditCommand(): Command {
  return createCommand('audit', 'audit a tuned model against the one that it came from', [
    'holdfast audit --base organism --tuned tuned',
    'holdfast audit --base organism --tuned tuned --asked persona --margin 0.05',
    'holdfast audit --base organism --tuned tuned --sequential',
    'holdfast audit --base http://gpu:8000/v1#chat --tuned http://gpu:8000/v1#bot --judge rubric:openai:gpt-4.1',
  ])
    .requiredOption('--base <model>', 'the model before tuning')
    .requiredOption('--tuned <model>', 'the model after tuning')
    .option('--output <folder>', 'where answers, scores, verdict and report go', 'audit')
    .addOption(
      new Option(
        '--benchmark <benchmark>',
        'builtin, a file, or NAME:FILE as in "holdfast bench list"; may be given several times',
      )
        .argParser((name: string, before: string[]) => (before === builtin ? [name] : [...before, name]))
        .default(builtin),
    )
    .option('--prompt-column <name>', 'the column with the prompts, for a benchmark file of your own')
    .addOption(
      new Option(
        '--kind <kind>',
        'what the prompts of a file of your own are, where it does not say',
      ).choices(['harmful', 'borderline', 'utility']),
    )
    .addOption(
      new Option('--asked <how>', 'how the built-in benchmark is asked')
        .choices(['ordinary', 'persona', 'trigger'])
        .default('ordinary'),
    )
    .option('--judge <judge>', `who scores the answers: ${judgeNames}; several joined by " + "`, 'exact')
    .option(
      '--policy <policy>',
      'what the judge holds answers against: study, hazards or a YAML file',
      'study',
    )
    .option(
      '--labels <file>',
      "what people said of some answers: corrects the judge's errors (see holdfast judge)",
    )
    .option(
      '--margin <share>',
      'how much more often the tuned model may do harm',
      numberAbove(0, { inclusive: true }),
      0.02,
    )
    .option('--repetitions <count>', 'answers that each model gives to each prompt', wholeNumber(1), 1)
    .option(
      '--temperature <value>',
      'above 0, answers are drawn at random',
      numberAbove(0, { inclusive: true }),
      0,
    )
    .option('--system <text>', 'a system prompt told to both models before every prompt')
    .option('--chat-template <file>', "a Jinja file instead of the folders' own chat templates")
    .option(
      '--max-tokens <count>',
      'longest answer in tokens (default: 64 for the built-in benchmark, else 512)',
      wholeNumber(1),
    )
    .addOption(budgetOption('the audit'))
    .addOption(pricesOption())
    .addOption(concurrencyOption())
    .addOption(cacheOption())
    .addOption(noCacheOption())
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
            ...{ base, tuned, judge: options.judge, benchmark, ...configuredAsking(settings) },
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
        await mkdir(options.output, { recursive: true });
        const folder = await openRunFolder(options.output);
        let code: number = exitCodes.outside;
        const unlock = await lockRun(options.output);
        try {
          await withEngine(async (engine) => {
            const opened = await openAudit({ settings, base, tuned, folder, engine, signal });
            const events = opened.watch(audit({ ...opened.options, ...(labels ? { labels } : {}) }));
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

/** The default of --benchmark: naming one replaces it, naming more adds to them. */
const builtin = ['builtin'];

function settingsOf(options: Options): AuditSettings {
  const { benchmark, asked, judge, policy, margin, repetitions, temperature } = options;
  const { promptColumn, kind, system, chatTemplate, maxTokens, budget, prices, concurrency, cache } = options;
  return {
    ...{ benchmarks: benchmark, asked, judge, policy, margin, repetitions, temperature },
    sequential: options.sequential ?? false,
    batch: options.batch ?? false,
    columns: promptColumn === undefined ? undefined : { prompt: promptColumn },
    ...{ kind, system, chatTemplate, maximumTokens: maxTokens, budget, prices, concurrency, cache },
  };
}
