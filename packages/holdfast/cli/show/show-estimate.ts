import { duration } from '../../number-text.ts';
import type { AuditPlan } from '../../run/audit/plan-audit.ts';
import type { Output } from '../output.ts';
import { moneyText } from './show-tune.ts';

/** Tells a person what an audit will take at most: money, and time. */
export function showEstimate(plan: Omit<AuditPlan, 'benchmark'>, output: Output): void {
  showCost(plan, output);
  showTime(plan, output);
  for (const note of plan.shelf) output.line(note);
}

function showCost({ lines, cost, currency, pricesOf }: Omit<AuditPlan, 'benchmark'>, output: Output): void {
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

/** How long models write, by which speeds; what batches take is for their vendor to say. */
function showTime({ lines, time }: Omit<AuditPlan, 'benchmark'>, output: Output): void {
  const inBatches = lines.filter(({ batch }) => batch).map(({ model }) => model);
  const direct = time.filter(({ model }) => !inBatches.includes(model));
  if (inBatches.length > 0) output.line('Batches are ready within a day.');
  if (direct.length === 0) return;
  const seconds = direct.reduce((sum, line) => sum + line.seconds, 0);
  const speeds = direct.map(
    ({ step, basis, tokensPerSecond }) =>
      `${step} ${Math.round(tokensPerSecond).toLocaleString('en')} tokens a second, ${basis}`,
  );
  output.line(`At most about ${duration(seconds)} of answering (${speeds.join('; ')}).`);
}
