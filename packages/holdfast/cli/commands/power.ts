import type { Command } from 'commander';
import { power } from '../../audit/statistics/power.ts';
import { HoldfastError } from '../../errors.ts';
import { padTextStart } from '../../text-width.ts';
import { createCommand, inContext, numberAbove, wholeNumber } from '../command.ts';
import { commandDescriptions } from '../command-descriptions.ts';
import { exitCodes } from '../exit-codes.ts';
import { addSettingOptions } from '../options/setting-options.ts';

interface Options {
  prompts: number;
  baseRate: number;
  tunedRate: number[];
  margin: number;
  wanted: number;
  json?: boolean;
  quiet?: boolean;
}

/** `holdfast power`: what an audit can be expected to find out, before a question is asked. */
export function powerCommand(): Command {
  const command = createCommand('power', commandDescriptions.power, [
    'holdfast power --prompts 330 --base-rate 0.01',
    'holdfast power --prompts 520 --base-rate 0.005 --tuned-rate 0.005 0.05 0.3 --margin 0.02',
  ])
    .option('--prompts <count>', 'independent harmful questions', wholeNumber(1), 330)
    .option(
      '--base-rate <share>',
      'harmfulness rate of the base model',
      numberAbove(0, { inclusive: true }),
      0.005,
    )
    .option(
      '--tuned-rate <shares...>',
      'harmfulness rates of the tuned model to try (default: no rise, and rises of the margin, 5, 10 and 30 points)',
      (text: string, before: number[] | undefined) => [
        ...(before ?? []),
        numberAbove(0, { inclusive: true })(text),
      ],
    )
    .option('--wanted <share>', 'how likely the audit should be to decide', numberAbove(0), 0.8);
  return addSettingOptions(command, { command: 'power' }).action((options: Options) =>
    inContext(options, async ({ output, messages }) => {
      const words = messages.results.power;
      const { prompts, baseRate, margin, wanted } = options;
      const rises = [0, margin, 0.05, 0.1, 0.3].map((rise) => baseRate + rise);
      const tunedRates = options.tunedRate ?? [...new Set(rises)].filter((rate) => rate <= 1);
      for (const rate of [baseRate, margin, wanted, ...tunedRates]) {
        if (rate > 1) throw new HoldfastError('bad-usage', `${rate} is no share; write 0.02 for 2%.`);
      }
      output.line(
        words.head({ questions: String(prompts), base: percent(baseRate), margin: percent(margin) }),
      );
      output.line('');
      output.line(words.columns.map(pad).join(''));
      const results = tunedRates.map((tuned) => {
        const estimated = power({ prompts, expectation: { base: baseRate, tuned }, margin, wanted });
        const { pass, fail, inconclusive, promptsNeeded, sequential } = estimated;
        output.line(
          [
            ...[percent(tuned), percent(pass), percent(fail), percent(inconclusive)],
            promptsNeeded === null ? words.none : words.about(String(promptsNeeded)),
            percent(sequential.pass + sequential.fail),
            sequential.asked.toFixed(0),
          ]
            .map(pad)
            .join(''),
        );
        return { tuned, ...estimated };
      });
      output.line('');
      output.line(words.foot(percent(wanted)));
      output.result({ results });
      return exitCodes.pass;
    }),
  );
}

const widths = [8, 9, 9, 10, 17, 22, 8];

function pad(text: string, column: number): string {
  return padTextStart(text, widths[column]);
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)}%`;
}
