import { messagesIn } from '../../messages/messages.ts';
import { duration } from '../../number-text.ts';
import type { AuditPlan } from '../../run/audit/estimate/plan-audit.ts';
import { textWidth } from '../../text-width.ts';
import type { Output } from '../output.ts';
import { showOutlook } from './show-outlook.ts';
import { moneyText } from './show-tune.ts';
import { stepLabel } from './step-label.ts';

/** Tells a person what an audit will take at most: money, and time. */
export function showEstimate(
  plan: Omit<AuditPlan, 'benchmark'>,
  output: Output,
  { budget }: { budget?: number | undefined } = {},
): void {
  showCost(plan, output);
  if (budget !== undefined) showOverrun(plan, { budget, output });
  showTime(plan, output);
  const { sentence } = messagesIn[output.language].commands;
  for (const note of [...plan.policies, ...plan.shelf]) output.line(sentence(note));
  showOutlook(plan.outlook, output);
}

function showCost(
  { lines, cost, usualCost, currency, pricesOf }: Omit<AuditPlan, 'benchmark'>,
  output: Output,
): void {
  const words = messagesIn[output.language].commands.plan;
  if (lines.length === 0) {
    output.line(words.free);
    return;
  }
  const number = (value: number): string => Math.round(value).toLocaleString('en');
  const { stepTitle } = messagesIn[output.language].commands;
  const width = 1 + Math.max(6, ...lines.map(({ step }) => textWidth(stepTitle(step))));
  for (const { step, model, requests, input, output: written, cost, batch } of lines) {
    const price = cost === null ? words.priceUnknown : words.atMost(moneyText({ amount: cost, currency }));
    const usage =
      step === 'tune'
        ? words.tuned(number(input))
        : words.usage({ requests: number(requests), read: number(input), written: number(written) });
    output.line(
      `  ${stepLabel(step, output, width)}${model}: ${usage}: ${price}${batch ? words.inBatches : ''}`,
    );
  }
  if (lines.some(({ batch }) => batch)) output.line(words.leftByBatches);
  if (cost === null) output.line(words.unknownPrice);
  else output.line(words.inAll(moneyText({ amount: cost, currency }), pricesOf));
  if (cost !== null && usualCost !== null && usualCost < cost)
    output.line(words.usually(moneyText({ amount: usualCost, currency })));
}

/** In which step the budget would be used up, where every answer cost as much as it may. */
function showOverrun(
  { lines, currency }: Omit<AuditPlan, 'benchmark'>,
  { budget, output }: { budget: number; output: Output },
): void {
  const { plan: words, stepTitle } = messagesIn[output.language].commands;
  let sum = 0;
  for (const { step, cost } of lines) {
    if (step === 'tune') continue;
    sum += cost ?? 0;
    if (sum <= budget) continue;
    output.line(words.overBudget({ budget: moneyText({ amount: budget, currency }), step: stepTitle(step) }));
    return;
  }
}

/** How long models write, by which speeds; what batches take is for their vendor to say. */
function showTime({ lines, time }: Omit<AuditPlan, 'benchmark'>, output: Output): void {
  const { plan: words, stepTitle } = messagesIn[output.language].commands;
  const inBatches = lines.filter(({ batch }) => batch).map(({ model }) => model);
  const direct = time.filter(({ model }) => !inBatches.includes(model));
  if (inBatches.length > 0) output.line(words.batchesReady);
  if (direct.length === 0) return;
  const seconds = direct.reduce((sum, line) => sum + line.seconds, 0);
  const speeds = direct.map(({ step, basis, tokensPerSecond }) =>
    words.speed({ step: stepTitle(step), tokens: Math.round(tokensPerSecond).toLocaleString('en'), basis }),
  );
  const tokens = direct.reduce((sum, line) => sum + line.seconds * line.tokensPerSecond, 0);
  output.line(
    words.time({
      took: duration(seconds, output.language),
      tokens: Math.round(tokens).toLocaleString('en'),
      speeds: speeds.join('; '),
    }),
  );
}
