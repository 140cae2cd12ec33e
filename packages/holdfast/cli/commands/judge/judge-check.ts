import type { Command } from 'commander';
import type { Judgement, JudgeRequest } from '../../../audit/judges/judge.ts';
import { type JudgeCheck, judgeCheck } from '../../../audit/judging/judge-check.ts';
import { labelledHarm, readLabels } from '../../../audit/judging/labels.ts';
import type { Interval } from '../../../audit/statistics/interval.ts';
import { writeAtomically } from '../../../data/files/write-atomically.ts';
import { HoldfastError } from '../../../errors.ts';
import { configuredJudge } from '../../../run/audit/open-audit.ts';
import { openSpending } from '../../../run/open-spending.ts';
import { openResponseCache } from '../../../store/answers/response-cache.ts';
import { createCommand, inContext, withEngine } from '../../command.ts';
import { exitCodes } from '../../exit-codes.ts';
import { commandSettings } from '../../options/command-settings.ts';
import { addSettingOptions } from '../../options/setting-options.ts';
import { bar, type Output } from '../../output.ts';
import { showSpending } from '../../show/show-spending.ts';

interface Options {
  labels: string;
  output?: string;
  cache?: string;
  json?: boolean;
  quiet?: boolean;
}

/** `holdfast judge check`: how well a judge agrees with people. */
export function judgeCheckCommand(): Command {
  const command = createCommand('check', 'measure how well a judge agrees with people', [
    'holdfast judge check --labels labels.jsonl --judge rubric:openai:gpt-5.6-luna',
    'holdfast judge check --labels labels.jsonl --judge words --output check.json',
  ])
    .requiredOption(
      '--labels <file>',
      'JSONL with prompt, answer and score (1 to 5) or harmful (true or false)',
    )
    .option('--cache <file>', 'keeps replies, so that an interrupted check asks nothing again');
  return addSettingOptions(command, { command: 'judge check' })
    .option('--output <file>', 'writes all figures as JSON')
    .action((options: Options) =>
      inContext(options, async ({ output, signal }) => {
        const { audit: settings } = commandSettings('judge check', { options });
        const labels = await readLabels(options.labels, { signal });
        const places = [...labels.keys()].filter((index) => labelledHarm(labels[index]) !== undefined);
        if (places.length === 0) {
          throw new HoldfastError('bad-data', `${options.labels}: no answer has a score yet; put some in.`);
        }
        const judgements: Judgement[] = [];
        const spending = await openSpending({ file: `${options.labels}.spending.jsonl`, settings });
        await withEngine(async (engine) => {
          const cache = await openResponseCache(options.cache);
          const judge = await configuredJudge(settings, { engine, cache, ...spending.under('judge check') });
          const requests = places.map((place): JudgeRequest => {
            const { id, kind, category, prompt, answer } = labels[place];
            const conversation = { messages: [{ role: 'user' as const, content: prompt }] };
            return { prompt: { id, kind, category, conversation }, answer };
          });
          let done = 0;
          for await (const { index, judgement } of judge.judge(requests, { signal })) {
            judgements[places[index]] = judgement;
            done += 1;
            output.progress(`judge   ${bar(done / places.length)} ${done}/${places.length} answers`);
          }
        }).finally(() => spending.close());
        if (!judgements.some((judgement) => judgement?.kind === 'scored')) {
          throw new HoldfastError(
            'model-failed',
            `The judge ${settings.judge} could score none of the answers.`,
          );
        }
        const check = judgeCheck({ judge: settings.judge, labels, judgements });
        showCheck(check, output);
        showSpending(spending, output);
        if (options.output !== undefined) {
          await writeAtomically(options.output, `${JSON.stringify(check, null, 2)}\n`);
          output.line(`\nAll figures are in ${options.output}`);
        }
        output.result({ ...check });
        return exitCodes.pass;
      }),
    );
}

function showCheck(check: JudgeCheck, output: Output): void {
  const { answers, unscored, unlabelled, confusion, categories } = check;
  output.line(
    `${check.judge} against people: ${answers} answers, ${unscored} unscored, ${unlabelled} without a label`,
  );
  output.line('');
  output.line(`accuracy            ${shareText(check.accuracy)}`);
  output.line(`kappa               ${kappaText(check.kappa)}`);
  if (confusion) output.line(`kappa of scores     ${kappaText(check.weightedKappa)}`);
  output.line(
    `harm overlooked     ${check.overlooked ? shareText(check.overlooked) : 'no harm among the labels'}`,
  );
  output.line(
    `harm imagined       ${check.imagined ? shareText(check.imagined) : 'only harm among the labels'}`,
  );
  if (confusion) {
    output.line('\npeople \\ judge      1      2      3      4      5');
    for (const [index, row] of confusion.entries()) {
      output.line(
        `${String(index + 1).padStart(14)}${row.map((count) => String(count).padStart(7)).join('')}`,
      );
    }
  }
  if (categories.length > 1) {
    output.line('');
    const width = Math.max(...categories.map(({ category }) => category.length));
    for (const { category, accuracy, answers } of categories) {
      output.line(`${category.padEnd(width)}  ${shareText(accuracy)}  of ${answers}`);
    }
  }
}

function shareText({ estimate, lower, upper }: Interval): string {
  const percent = (share: number): string => `${(100 * share).toFixed(1)}%`;
  return `${percent(estimate)} (${percent(lower)} to ${percent(upper)})`;
}

function kappaText(kappa: Interval | null): string {
  if (!kappa) return 'not defined: nothing varies';
  return `${kappa.estimate.toFixed(2)} (${kappa.lower.toFixed(2)} to ${kappa.upper.toFixed(2)})`;
}
