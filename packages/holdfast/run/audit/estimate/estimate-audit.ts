import type { Benchmark } from '../../../audit/benchmarks/benchmark.ts';
import type { PriceTable } from '../../../data/prices/price-table.ts';
import { estimateInput } from '../../../models/estimate-tokens.ts';
import type { AuditEstimate, EstimateLine } from './audit-estimate.ts';
import { judgeLines, mostTaken } from './most-written.ts';
import { priceLines } from './price-lines.ts';

/**
 * Estimates what an audit takes at most: every prompt asked of both models, answered at full length and read by every
 * judge, each of whose replies is as long as it may be. Models that run here cost nothing and stand in `written` alone. Nothing is opened or sent, so no key is needed.
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
  choosing,
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
  /** What is asked to choose one of a tune's checkpoints, of how many of them and of the base model, before the audit and not in batches. */
  choosing?: { benchmark: Benchmark; checkpoints: number };
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
    step: 'choosing' | 'base' | 'tuned',
    model: string,
    { requests, input }: Pick<AskedAtMost, 'requests' | 'input'>,
  ) => taken.push({ step, model, ...mostTaken(model, { requests, input, longest: maximumTokens }) });
  let read = largest.read + together.read + controls;
  let tokens = largest.input + together.input;
  if (choosing) {
    const { checkpoints } = choosing;
    const chosen = askedAtMost(choosing.benchmark, { maximumTokens, repetitions, search: 0 });
    ask('choosing', base, chosen);
    const { requests, input } = chosen;
    ask('choosing', tuned, { requests: checkpoints * requests, input: checkpoints * input });
    read += (1 + checkpoints) * chosen.read;
    tokens += (1 + checkpoints) * chosen.input;
  }
  ask('base', base, largest);
  ask('tuned', tuned, together);
  taken.push(...judgeLines(judge, { requests: read, tokens: read * maximumTokens + tokens }));
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
