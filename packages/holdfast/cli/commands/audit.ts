import type { Command } from 'commander';
import { readPrices } from '../../data/prices/read-prices.ts';
import { followEvents } from '../../events/map-events.ts';
import { requireBatchable } from '../../run/audit/audit-batches.ts';
import { auditStep } from '../../run/audit/audit-step.ts';
import { estimateAudit } from '../../run/audit/estimate-audit.ts';
import { configuredAsking, configuredBenchmark, configuredControls } from '../../run/audit/open-audit.ts';
import { requireScope } from '../../run/audit/require-scope.ts';
import { openRunSpending } from '../../run/open-spending.ts';
import type { RunConfig } from '../../run/settings/run-config.ts';
import { openRunFolder } from '../../store/run-folder.ts';
import { lockRun } from '../../store/run-lock.ts';
import { createCommand, inContext, withEngine } from '../command.ts';
import { commandDescriptions } from '../command-descriptions.ts';
import { exitCodes } from '../exit-codes.ts';
import { commandSettings } from '../options/command-settings.ts';
import { addSettingOptions } from '../options/setting-options.ts';
import type { Output } from '../output.ts';
import { endAudit, showAuditEvent } from '../show/show-audit.ts';
import { showEstimate } from '../show/show-estimate.ts';

interface Options {
  base: string;
  tuned: string;
  output: string;
  dryRun?: boolean;
  json?: boolean;
  quiet?: boolean;
}

/** `holdfast audit`: compares a tuned model with the one that it came from. */
export function auditCommand(): Command {
  const command = createCommand('audit', commandDescriptions.audit, [
    'holdfast audit --base organism --tuned tuned',
    'holdfast audit --base organism --tuned tuned --asked persona --margin 0.05',
    'holdfast audit --base organism --tuned tuned --sequential',
    'holdfast audit --base http://gpu:8000/v1#chat --tuned http://gpu:8000/v1#bot --judge rubric:openai:gpt-4.1',
  ])
    .requiredOption('--base <model>', 'the model before tuning')
    .requiredOption('--tuned <model>', 'the model after tuning')
    .option('--output <folder>', 'where answers, scores, verdict and report go', 'audit')
    .option('--dry-run', 'ask nothing; tell what the audit would take');
  return addSettingOptions(command, { command: 'audit' }).action((options: Options) =>
    inContext(options, async ({ output, signal }) => {
      const { base, tuned, output: path } = options;
      const settings = commandSettings('audit', { options });
      const config = { ...settings, model: base };
      requireBatchable(config.audit, [base, tuned]);
      if (options.dryRun) return estimate({ base, tuned }, config, output);
      const folder = await openRunFolder(path);
      const unlock = await lockRun(path);
      try {
        const spending = await openRunSpending(folder, config.audit);
        const verdict = await withEngine((engine) =>
          followEvents(auditStep({ config, folder, engine, spending, signal }, { base, tuned }), (event) =>
            showAuditEvent(event, output, 'audit'),
          ),
        ).finally(() => spending.close());
        return await endAudit(verdict, { folder: path, spending, output });
      } finally {
        await unlock();
      }
    }),
  );
}

/** Tells what an audit would take, and asks nothing. */
async function estimate(
  models: { base: string; tuned: string },
  { audit }: RunConfig,
  output: Output,
): Promise<number> {
  await requireScope(audit, [models.base, models.tuned]);
  const benchmark = await configuredBenchmark(audit);
  const estimate = estimateAudit({
    ...models,
    judge: audit.judge,
    benchmark,
    ...configuredAsking(audit),
    prices: await readPrices(audit.prices),
    controls: (await configuredControls(audit)).length,
    batch: audit.batch,
  });
  output.line(`${benchmark.name}: ${benchmark.prompts.length} prompts`);
  showEstimate(estimate, output);
  output.result({ ...estimate });
  return exitCodes.pass;
}
