import { type Command, Option } from 'commander';
import type { Spending } from '../run/open-spending.ts';
import { numberAbove, wholeNumber } from './command.ts';
import type { Output } from './output.ts';
import { moneyText } from './show-tune.ts';

/** What questions to hosted models may cost, as options give it. */
export interface SpendingOptions {
  budget?: number;
  prices?: string;
  concurrency?: number;
}

/** Gives a command that asks hosted models `--budget`, which is for `what`, `--prices` and `--concurrency`. */
export function withSpendingOptions(command: Command, what: string): Command {
  return command
    .option(
      '--budget <amount>',
      `most that ${what} may cost, earlier starts included; it stops before that`,
      numberAbove(0),
    )
    .option('--prices <file>', 'a YAML file of prices that come before the shipped ones')
    .option('--concurrency <count>', 'most requests at once to one account (default: 64)', wholeNumber(1));
}

/** `--cache` of a command whose answers other audits share. */
export function cacheOption(): Option {
  const meaning =
    'where audits share answers of the base model and the judge, those at an address too (default: .holdfast/cache, for models of vendors)';
  return new Option('--cache <folder>', meaning);
}

/** `--no-cache` beside it. */
export function noCacheOption(): Option {
  return new Option('--no-cache', 'neither find nor leave answers there');
}

/** Tells a person what was asked of hosted models, in one step or all, and what it cost; nothing where nothing was. */
export function showSpending({ ledger, currency }: Spending, output: Output, only?: string): void {
  for (const { step, model, requests, input, output: written, cost, found = 0 } of ledger.entries()) {
    if (only !== undefined && step !== only) continue;
    const price = cost === null ? 'price unknown' : moneyText({ amount: cost, currency });
    const number = (value: number): string => value.toLocaleString('en');
    output.line(
      `spent   ${step}, ${model}: ${number(requests)} requests, ${number(input)} tokens read, ${number(written)} written: ${price}${found > 0 ? `; ${number(found)} answers found in the cache` : ''}`,
    );
  }
}
