import type { Spending } from '../../run/open-spending.ts';
import type { Output } from '../output.ts';
import { moneyText } from './show-tune.ts';

/** Tells a person what was asked of hosted models, in one step or all, and what it cost; nothing where nothing was. */
export function showSpending({ ledger, currency }: Spending, output: Output, only?: string): void {
  for (const entry of ledger.entries()) {
    const {
      step,
      model,
      requests,
      input,
      output: written,
      cost,
      found: fromCache = 0,
      unsettled = 0,
    } = entry;
    if (only !== undefined && step !== only) continue;
    const price = cost === null ? 'price unknown' : moneyText({ amount: cost, currency });
    const number = (value: number): string => value.toLocaleString('en');
    const unknown = unsettled > 0 ? `; ${number(unsettled)} requests of unknown outcome at their most` : '';
    output.line(
      `spent   ${step}, ${model}: ${number(requests)} requests, ${number(input)} tokens read, ${number(written)} written: ${price}${fromCache > 0 ? `; ${number(fromCache)} answers found in the cache` : ''}${unknown}`,
    );
  }
}
