import type { Spending } from '../run/open-spending.ts';
import type { Output } from './output.ts';
import { moneyText } from './show-tune.ts';

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
