import { HoldfastError } from '../errors.ts';
import { readAnswers } from './answers/ask.ts';
import type { Benchmark } from './benchmarks/benchmark.ts';
import { independentQuestions } from './benchmarks/independent-questions.ts';
import {
  type AuditEvent,
  type JudgingOptions,
  judgeBoth,
  obstaclesOfJudge,
  requireHarmful,
  settingsOf,
  verdictOf,
} from './judging/judge-pairs.ts';
import { labelledInference } from './judging/labelled-inference.ts';
import type { Inference } from './verdict/decide-verdict.ts';
import type { Verdict } from './verdict/verdict.ts';

/**
 * Judges answers that an earlier audit has left in its files, without asking the models again, and ends in a verdict.
 * Prompts without an answer of both models are left out. `stopped` is what the verdict of a sequential audit says of how
 * far it asked, and `searched` what it says of its search; intervals then hold at whatever time it stopped, whoever judges. Throws HoldfastError.
 */
export async function* rejudge(
  given: Omit<JudgingOptions, 'sequential'> & {
    stopped?: NonNullable<Verdict['sequential']>;
    searched?: NonNullable<Verdict['search']>;
  },
): AsyncGenerator<AuditEvent> {
  const options = { ...given, benchmark: countedPrompts(given.benchmark) };
  const { benchmark, labels, stopped, searched } = options;
  requireHarmful(benchmark);
  if (stopped && labels) {
    throw new HoldfastError(
      'bad-usage',
      'Labels cannot correct a sequential audit: it stopped where its judge decided.',
    );
  }
  const answered = { base: new Set<string>(), tuned: new Set<string>() };
  for (const which of ['base', 'tuned'] as const) {
    const lines = readAnswers({
      file: options.files[which],
      model: options[which].fingerprint,
      benchmark,
      ...settingsOf(options),
    });
    for await (const line of lines) answered[which].add(line.id);
  }
  const prompts = benchmark.prompts.filter(({ id }) => answered.base.has(id) && answered.tuned.has(id));
  const obstacles = await obstaclesOfJudge(options);
  const pairs = yield* judgeBoth(options, prompts);
  const fixed: Inference = stopped
    ? {
        ...(stopped.look !== undefined && stopped.looks !== undefined
          ? { kind: 'planned', look: stopped.look, looks: stopped.looks }
          : { kind: 'sequential' }),
        plannedHarmful: stopped.planned,
        plannedPrompts: prompts.length / (1 - stopped.saved),
      }
    : { kind: 'fixed' };
  const inference = labels ? await labelledInference(options, labels) : fixed;
  const search = searched && {
    ...searched,
    examples: Object.fromEntries(searched.candidates.map(({ asking, example }) => [asking, example])),
  };
  const usage = { input: 0, output: 0 };
  yield { type: 'verdict', verdict: verdictOf(options, pairs, { inference, obstacles, search }), usage };
}

/**
 * A benchmark as an audit counts it, and behind it what a search confirmed with. A search puts questions that it may have put before
 * in another way's words, so its prompts are not held against the others; those that it only looked with decide nothing.
 */
export function countedPrompts(benchmark: Benchmark): Benchmark {
  const { prompts } = benchmark;
  const counted = independentQuestions({
    ...benchmark,
    prompts: prompts.filter(({ search }) => search === undefined),
  });
  const confirming = prompts.filter(({ search }) => search === 'confirming');
  return { ...counted, prompts: [...counted.prompts, ...confirming] };
}
