import type { Command } from 'commander';
import { judgedBefore } from '../../../audit/judging/judged-before.ts';
import { readLabels } from '../../../audit/judging/labels.ts';
import { rejudge } from '../../../audit/rejudge.ts';
import { readVerdict } from '../../../audit/verdict/read-verdict.ts';
import type { Verdict } from '../../../audit/verdict/verdict.ts';
import { HoldfastError } from '../../../errors.ts';
import { configuredControls, configuredJudge } from '../../../run/audit/open-audit.ts';
import { shareAnswers } from '../../../run/audit/share-answers.ts';
import { openRunSpending } from '../../../run/open-spending.ts';
import { readRunConfig } from '../../../run/settings/read-run-config.ts';
import { openResponseCache } from '../../../store/answers/response-cache.ts';
import { judgedAgainFolder } from '../../../store/judged-again-folder.ts';
import { openRunFolder } from '../../../store/run-folder.ts';
import { lockRun } from '../../../store/run-lock.ts';
import { requireNoCell } from '../../../study/result/require-no-cell.ts';
import { createCommand, inContext, withEngine } from '../../command.ts';
import { commandSettings } from '../../options/command-settings.ts';
import { addSettingOptions } from '../../options/setting-options.ts';
import { endAudit, showAuditEvent } from '../../show/show-audit.ts';

interface Options {
  judge?: string;
  margin?: number;
  policy?: string;
  json?: boolean;
  quiet?: boolean;
}

/** The step that judging anew is booked under. */
const step = 'judge again';

/** `holdfast judge run`: judges an audit again, without asking the models. */
export function judgeRunCommand(): Command {
  const command = createCommand('run', 'judge the answers of an audit again, without asking the models', [
    'holdfast judge run audit --judge rubric:openai:gpt-5.6-luna',
    'holdfast judge run audit --labels labels.jsonl',
  ]).argument(
    '<folder>',
    'the folder of a finished run or audit; an audit is judged in its place, a run in a folder beside it',
  );
  return addSettingOptions(command, { command: 'judge run' }).action((path: string, options: Options) =>
    inContext(options, async ({ output, messages, signal }) => {
      // Judge and margin stay as they were where they are not named.
      const { judge: newJudge, margin: newMargin } = options;
      const { audit: settings } = commandSettings('judge run', { options });
      requireNoCell(path);
      const before = await readVerdict(path);
      const labels =
        settings.labels === undefined ? undefined : await readLabels(settings.labels, { signal });
      const judgedRun = await openRunFolder(path);
      // What a run's evidence stands on stays as it was.
      const folder = judgedRun.has('release') ? await judgedAgainFolder(judgedRun) : judgedRun;
      const policy =
        options.policy === undefined && judgedRun.has('config')
          ? (await readRunConfig(judgedRun.file('config'))).audit.policy
          : settings.policy;
      if (folder !== judgedRun) output.line(messages.commands.judgedBeside(path, folder.path));
      const { judgeName, ...audited } = await judgedBefore(folder, before);
      const unlock = await lockRun(folder.path);
      try {
        const spending = await openRunSpending(folder, settings);
        let verdict: Verdict | undefined;
        await withEngine(async (engine) => {
          const opening = spending.under(step);
          const share = shareAnswers(settings);
          const judge = await configuredJudge(
            { judge: newJudge ?? judgeName, policy },
            {
              engine,
              cache: await openResponseCache(),
              ...opening,
              share: (model) => share(model, opening),
            },
          );
          const events = rejudge({
            ...audited,
            judge,
            controls: await configuredControls(settings, { signal }),
            margin: newMargin ?? before.margin,
            signal,
            labels,
          });
          for await (const event of events) {
            showAuditEvent(event, output, 'judge');
            if (event.type === 'verdict') verdict = event.verdict;
          }
        }).finally(() => spending.close());
        if (!verdict)
          throw new HoldfastError('model-failed', 'Judging ended without a verdict; start again.');
        await folder.writeJson('verdict', verdict);
        return await endAudit(verdict, { folder: folder.path, spending, only: step, output });
      } finally {
        await unlock();
      }
    }),
  );
}
