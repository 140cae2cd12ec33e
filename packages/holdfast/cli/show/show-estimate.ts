import type { AuditEstimate } from '../../run/audit/estimate-audit.ts';
import type { Output } from '../output.ts';
import { moneyText } from './show-tune.ts';

/** Tells a person what an audit will take at most. */
export function showEstimate(estimate: AuditEstimate, output: Output): void {
  const { lines, cost, currency, pricesOf } = estimate;
  if (lines.length === 0) {
    output.line('Every model runs here: nothing is paid for.');
    return;
  }
  const number = (value: number): string => Math.round(value).toLocaleString('en');
  for (const { step, model, requests, input, output: written, cost, batch } of lines) {
    const price = cost === null ? 'price unknown' : `at most ${moneyText({ amount: cost, currency })}`;
    const usage =
      step === 'tune'
        ? `about ${number(input)} tokens tuned on`
        : `${number(requests)} requests, about ${number(input)} tokens read, at most ${number(written)} written`;
    output.line(`  ${step.padEnd(6)} ${model}: ${usage}: ${price}${batch ? ' in batches' : ''}`);
  }
  if (lines.some(({ batch }) => batch)) {
    output.line('What batches leave unanswered is asked directly, at the full price.');
  }
  if (cost === null) output.line('The price of a model is not known; add it to a file of prices (--prices).');
  else output.line(`At most ${moneyText({ amount: cost, currency })} in all, at list prices of ${pricesOf}.`);
}
