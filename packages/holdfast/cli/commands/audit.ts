import type { Command } from 'commander';
import { autoAskings } from '../../audit/askings/all-askings.ts';
import { HoldfastError } from '../../errors.ts';
import { followEvents } from '../../events/map-events.ts';
import { messagesIn } from '../../messages/messages.ts';
import { locateData } from '../../models/hub/locate-data.ts';
import { requireBatchable } from '../../run/audit/audit-batches.ts';
import { auditLogs } from '../../run/audit/audit-logs.ts';
import { auditStep } from '../../run/audit/audit-step.ts';
import { readSpeeds } from '../../run/audit/estimate/model-speeds.ts';
import { judgeModels } from '../../run/audit/estimate/most-written.ts';
import { type AuditPlan, planAudit } from '../../run/audit/estimate/plan-audit.ts';
import { planLogAudit } from '../../run/audit/estimate/plan-log-audit.ts';
import { requireScope } from '../../run/audit/require-scope.ts';
import { openRunSpending } from '../../run/open-spending.ts';
import { requirePrices } from '../../run/require-prices.ts';
import type { RunConfig } from '../../run/settings/run-config.ts';
import { openRunFolder } from '../../store/run-folder.ts';
import { lockRun } from '../../store/run-lock.ts';
import { type CommandContext, createCommand, inContext, withEngine } from '../command.ts';
import { commandDescriptions } from '../command-descriptions.ts';
import { exitCodes } from '../exit-codes.ts';
import { commandSettings } from '../options/command-settings.ts';
import { addSettingOptions } from '../options/setting-options.ts';
import { endAudit, showAuditEvent } from '../show/show-audit.ts';
import { showEstimate } from '../show/show-estimate.ts';

interface Options {
  base?: string;
  tuned?: string;
  baseLog?: string;
  tunedLog?: string;
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
    'holdfast audit --base organism --tuned tuned --data tickets.jsonl --sequential',
    'holdfast audit --base http://gpu:8000/v1#chat --tuned http://gpu:8000/v1#bot --judge rubric:openai:gpt-5.6-luna',
    'holdfast audit --base-log base.eval --tuned-log tuned.eval --judge rubric:openai:gpt-5.6-luna',
  ])
    .option('--base <model>', 'the model before tuning')
    .option('--tuned <model>', 'the model after tuning')
    .option(
      '--base-log <log>',
      'its answers, as Inspect, lm-evaluation-harness, promptfoo or garak logged them',
    )
    .option('--tuned-log <log>', 'those of the tuned model; FILE#MODEL picks one of several models in a log')
    .option('--output <folder>', 'where answers, scores, verdict and report go', 'audit')
    .option('--dry-run', 'ask nothing; tell what the audit would take');
  return addSettingOptions(command, { command: 'audit' }).action((options: Options) =>
    inContext(options, async ({ output, messages, signal }) => {
      const { output: path } = options;
      const compared = comparedBy(options);
      const settings = commandSettings('audit', { options });
      const data = await locateData(settings.data, { signal, fetches: !options.dryRun });
      const config = {
        ...settings,
        data,
        model: compared.kind === 'models' ? compared.base : settings.model,
      };
      if (options.dryRun) return estimate(compared, { config, folder: path, output, signal });
      if (compared.kind === 'models') requireBatchable(config.audit, [compared.base, compared.tuned]);
      const folder = await openRunFolder(path);
      const unlock = await lockRun(path);
      try {
        const spending = await openRunSpending(folder, config.audit);
        const verdict = await withEngine((engine) => {
          const context = { config, folder, engine, spending, signal };
          const events =
            compared.kind === 'logs' ? auditLogs(context, compared) : auditStep(context, compared);
          return followEvents(events, (event) => showAuditEvent(event, output, 'audit'));
        }).finally(() => spending.close());
        const code = await endAudit(verdict, { folder: path, spending, output });
        const knowsNoData = compared.kind === 'models' && data === '';
        if (knowsNoData && config.audit.askings.includes(autoAskings))
          output.line(messages.commands.audit.withoutData);
        return code;
      } finally {
        await unlock();
      }
    }),
  );
}

/** What is compared: two models that are asked, or two logs of answers that were collected elsewhere. */
interface Compared {
  kind: 'models' | 'logs';
  base: string;
  tuned: string;
}

function comparedBy({ base, tuned, baseLog, tunedLog }: Options): Compared {
  const models = base !== undefined || tuned !== undefined;
  const logs = baseLog !== undefined || tunedLog !== undefined;
  if (!models && baseLog !== undefined && tunedLog !== undefined)
    return { kind: 'logs', base: baseLog, tuned: tunedLog };
  if (!logs && base !== undefined && tuned !== undefined) return { kind: 'models', base, tuned };
  throw new HoldfastError(
    'bad-usage',
    'Name two models (--base and --tuned), or two logs of their answers (--base-log and --tuned-log).',
  );
}

/** Tells what an audit would take, and asks nothing. */
async function estimate(
  { kind, base, tuned }: Compared,
  {
    config: { audit: settings, data },
    folder,
    output,
    signal,
  }: Pick<CommandContext, 'output' | 'signal'> & { config: RunConfig; folder: string },
): Promise<number> {
  const speeds = await readSpeeds(folder);
  const planOfModels = async (): Promise<AuditPlan> => {
    requireBatchable(settings, [base, tuned]);
    await requireScope(settings, [base, tuned], { fetches: false });
    await requirePrices(settings, [base, tuned, ...judgeModels(settings.judge)]);
    return planAudit({ settings, base, tuned, data, speeds, signal });
  };
  const { benchmark, ...plan } =
    kind === 'logs'
      ? await planLogAudit({ settings, logs: { base, tuned }, speeds, signal })
      : await planOfModels();
  const { audit, plan: words } = messagesIn[output.language].commands;
  const searched = plan.search > 0 ? words.search(plan.search) : '';
  const prompts = benchmark.prompts.length;
  output.line(`${audit.prompts({ benchmark: benchmark.name, prompts })}${searched}`);
  showEstimate(plan, output);
  output.result({ ...plan, prompts });
  return exitCodes.pass;
}
