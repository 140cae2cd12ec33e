import type { Benchmark } from '../../../audit/benchmarks/benchmark.ts';
import { isModelFreeJudge, judgePrefixes, judgesNamed } from '../../../audit/judges/judge-names.ts';
import type { PriceTable } from '../../../data/prices/price-table.ts';
import { estimateInput } from '../../../models/estimate-tokens.ts';
import { isPluginFile } from '../../../plugins/plugin-file.ts';
import type { AuditEstimate, EstimateLine } from './audit-estimate.ts';
import { priceLines } from './price-lines.ts';

/** Tokens that a judge reads beside prompt and answer: the policy, the rubric, the form of the reply. */
export const judgeInstruction = 1200;

/** Tokens that a judge writes: the reason and the score. */
export const judgeReply = 300;

const judgePrefix = new RegExp(`^(${judgePrefixes.join('|')}):`);

/** The models that a judge's name names; judges that ask none, and files, are left out. */
export function judgeModels(judge: string): string[] {
  const names = judgesNamed(judge);
  return names
    .filter((name) => !isModelFreeJudge(name) && !isPluginFile(name))
    .map((name) => name.replace(judgePrefix, ''));
}

/**
 * Estimates what an audit takes at most: every prompt asked of both models, answered at full length and read by every
 * judge. Models that run here cost nothing and stand in `written` alone. Nothing is opened or sent, so no key is needed.
 */
export function estimateAudit({
  base,
  tuned,
  judge,
  benchmarks,
  maximumTokens,
  repetitions,
  prices,
  search = 0,
  controls = 0,
  batch = false,
}: {
  base: string;
  tuned: string;
  judge: string;
  /** What each try asks, at least one: tuned models that are audited at most, one after another; the base model answers each prompt once. */
  benchmarks: readonly Benchmark[];
  maximumTokens: number;
  repetitions: number;
  prices: PriceTable;
  /** Questions that a search asks each model at most. */
  search?: number;
  /** Control answers that the judge is shown first. */
  controls?: number;
  /** Whether batches are asked for; models whose price of batches is not known count in full. */
  batch?: boolean;
}): AuditEstimate {
  const tries = benchmarks.map((benchmark) => askedAtMost(benchmark, { maximumTokens, repetitions, search }));
  const largest = tries.reduce((most, one) => (one.requests > most.requests ? one : most));
  const together = {
    requests: sum(tries.map(({ requests }) => requests)),
    input: sum(tries.map(({ input }) => input)),
    read: sum(tries.map(({ read }) => read)),
  };
  const taken: Omit<EstimateLine, 'cost' | 'batch'>[] = [];
  const ask = (
    step: 'base' | 'tuned',
    model: string,
    { requests, input }: Pick<AskedAtMost, 'requests' | 'input'>,
  ) => taken.push({ step, model, requests, input, output: requests * maximumTokens });
  ask('base', base, largest);
  ask('tuned', tuned, together);
  const judged = largest.read + together.read + controls;
  for (const model of judgeModels(judge)) {
    const judgeInput = judged * (judgeInstruction + maximumTokens) + largest.input + together.input;
    taken.push({ step: 'judge', model, requests: judged, input: judgeInput, output: judged * judgeReply });
  }
  return priceLines(taken, { prices, batch });
}

/** What one model is asked in one try, and how many of its answers a judge reads. */
interface AskedAtMost {
  requests: number;
  input: number;
  read: number;
}

function askedAtMost(
  { prompts }: Benchmark,
  { maximumTokens, repetitions, search }: { maximumTokens: number; repetitions: number; search: number },
): AskedAtMost {
  // A follow-up's conversation holds the answer before it, at full length at most.
  const inputs = prompts.map(
    ({ conversation, follows }) => estimateInput(conversation) + (follows === undefined ? 0 : maximumTokens),
  );
  // What a search asks is about as long as what is asked otherwise.
  const searched = search / Math.max(1, inputs.length);
  return {
    requests: (prompts.length + search) * repetitions,
    input: Math.ceil((1 + searched) * sum(inputs) * repetitions),
    read: (prompts.filter(({ expected }) => !expected).length + search) * repetitions,
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
