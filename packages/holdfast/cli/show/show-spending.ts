import { messagesIn } from '../../messages/messages.ts';
import type { Spending } from '../../run/open-spending.ts';
import type { Output } from '../output.ts';
import { moneyText } from './show-tune.ts';

/** Tells a person what was asked of hosted models, in one step or all, and what it cost; nothing where nothing was. */
export function showSpending({ ledger, currency }: Spending, output: Output, only?: string): void {
  const { plan, spent, fromCache: cached, unsettled: unknown } = messagesIn[output.language].commands;
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
    const price = cost === null ? plan.priceUnknown : moneyText({ amount: cost, currency });
    const number = (value: number): string => value.toLocaleString('en');
    const text = spent({
      step,
      model,
      requests: number(requests),
      read: number(input),
      written: number(written),
      price,
    });
    const besides = [
      fromCache > 0 ? cached(number(fromCache)) : '',
      unsettled > 0 ? unknown(number(unsettled)) : '',
    ];
    output.line([text, ...besides].join(''));
  }
}
