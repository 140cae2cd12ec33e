import { messagesIn } from '../../messages/messages.ts';
import { duration } from '../../number-text.ts';
import type { RunEstimate } from '../../run/estimate-run.ts';
import { exitCodes } from '../exit-codes.ts';
import type { Output } from '../output.ts';
import { showEstimate } from './show-estimate.ts';
import { stepLabel } from './step-label.ts';

/** Tells what a run would take and what it lacks. Returns the exit code: 2 where something is missing. */
export function showPlan(
  estimate: RunEstimate,
  output: Output,
  options: { budget?: number | undefined } = {},
): number {
  const { rows, safety, prompts, search, missing } = estimate;
  const words = messagesIn[output.language].commands.plan;
  output.line(`${stepLabel('scan', output)}${words.rows(rows)}`);
  const wording = estimate.made ? messagesIn[output.language].commands.madeOf(estimate.made) : '';
  output.line(`${stepLabel('mix', output)}${words.safety(safety)}${wording}`);
  const { tuner, steps, tokens, seconds } = estimate.tune;
  const took = seconds === null ? '' : duration(seconds, output.language);
  output.line(`${stepLabel('tune', output)}${words.tune({ tuner, steps, tokens, took })}`);
  output.line(
    `${stepLabel('audit', output)}${words.prompts(prompts)}${search > 0 ? words.search(search) : ''}`,
  );
  showEstimate(estimate, output, options);
  for (const name of estimate.fetches) output.line(words.fetches(name));
  for (const sentence of missing) output.line(words.missing(sentence));
  output.line(missing.length === 0 ? words.nothingMissing : words.nothingAsked);
  output.result({ ...estimate });
  return missing.length === 0 ? exitCodes.pass : exitCodes.badInput;
}
