import type { RunEstimate } from '../../run/estimate-run.ts';
import { exitCodes } from '../exit-codes.ts';
import type { Output } from '../output.ts';
import { showEstimate } from './show-estimate.ts';

/** Tells what a run would take and what it lacks. Returns the exit code: 2 where something is missing. */
export function showPlan(estimate: RunEstimate, output: Output): number {
  const { rows, safety, prompts, search, missing } = estimate;
  const searched = search > 0 ? `, and a search of at most ${search} questions` : '';
  output.line(`scan    ${rows.toLocaleString('en')} rows`);
  output.line(`mix     ${safety.toLocaleString('en')} safety examples`);
  output.line(`audit   ${prompts.toLocaleString('en')} prompts to each of two models${searched}`);
  showEstimate(estimate, output);
  for (const sentence of missing) output.line(`Missing: ${sentence}`);
  output.line(missing.length === 0 ? 'Nothing is missing; nothing was asked.' : 'Nothing was asked.');
  output.result({ ...estimate });
  return missing.length === 0 ? exitCodes.pass : exitCodes.badInput;
}
