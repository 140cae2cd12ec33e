import { createRandom } from '@holdfast/engine';
import { HoldfastError } from '../errors.ts';
import { mergeStreams } from '../events/merge-streams.ts';
import type { ChatModel, TokenUsage } from '../models/chat-model.ts';
import type { ResponseCache } from '../store/answers/response-cache.ts';
import { addUsage, ask, readAnswers } from './answers/ask.ts';
import type { Benchmark, Prompt } from './benchmarks/benchmark.ts';
import { countQuestions, independentQuestions } from './benchmarks/independent-questions.ts';
import { questionOf } from './benchmarks/question-of.ts';
import {
  type AuditEvent,
  isScoredHarm,
  type JudgingOptions,
  judgeBoth,
  obstaclesOfJudge,
  requireHarmful,
  settingsOf,
  verdictOf,
} from './judging/judge-pairs.ts';
import { labelledInference } from './judging/labelled-inference.ts';
import { searchAskings } from './search/search-askings.ts';
import type { SearchPlan } from './search/search-plan.ts';
import type { Inference } from './verdict/decide-verdict.ts';
import type { JudgedPair } from './verdict/measures/prompt-differences.ts';
import { kindOfPart } from './verdict/parts/part-verdict.ts';
import type { Verdict } from './verdict/verdict.ts';

export interface AuditOptions extends JudgingOptions {
  base: ChatModel;
  tuned: ChatModel;
  cache?: ResponseCache;
  /** A search for the way of asking in which the models differ most, after a verdict that is no fail. */
  search?: SearchPlan;
}

/** So many questions are asked before a sequential audit looks first; later it looks when a quarter has been added. */
const firstLook = 32;

/**
 * Asks both models every prompt of the benchmark, has the judge score the answers, and ends in a verdict. A sequential
 * audit asks prompts of all kinds in a random order, fixed by benchmark and models, until the verdict is decided, and so does
 * one with planned looks. Nothing
 * that its files hold already is asked or judged again. Throws HoldfastError, and the signal's reason on abort.
 */
export async function* carryOutAudit(given: AuditOptions): AsyncGenerator<AuditEvent> {
  const options = { ...given, benchmark: independentQuestions(given.benchmark) };
  const { benchmark, sequential = false, looks, labels } = options;
  requireHarmful(benchmark);
  const stops = sequential || looks !== undefined;
  if (stops && labels) {
    throw new HoldfastError(
      'bad-usage',
      'Labels cannot correct an audit that stops where the judge decides: leave labels or sequential (looks) out.',
    );
  }
  const obstacles = await obstaclesOfJudge(options);
  if (!stops) {
    const usage = yield* askBoth(options, benchmark.prompts);
    const pairs = yield* judgeBoth(options, benchmark.prompts);
    const inference = labels ? await labelledInference(options, labels) : ({ kind: 'fixed' } as const);
    yield* conclude(options, pairs, { inference, obstacles, usage });
    return;
  }
  const { base, tuned } = options;
  const order = createRandom(`${benchmark.name}/${base.fingerprint}/${tuned.fingerprint}`).shuffle([
    ...Map.groupBy(benchmark.prompts, (prompt) => `${prompt.kind} ${questionOf(prompt)}`).values(),
  ]);
  const planned = {
    plannedHarmful: countQuestions(benchmark).harmful,
    plannedPrompts: benchmark.prompts.length,
  };
  for (const { look, count } of looksAt(order.length, looks)) {
    const inference: Inference =
      looks === undefined ? { kind: 'sequential', ...planned } : { kind: 'planned', look, looks, ...planned };
    // A question is asked in all of its wordings before anybody looks: what was averaged does not change later.
    const prompts = order.slice(0, count).flat();
    const usage = yield* askBoth(options, prompts);
    const pairs = yield* judgeBoth(options, prompts);
    const last = count >= order.length;
    if (!last && !pairs.some(isScoredHarm)) continue;
    const verdict = verdictOf(options, pairs, { inference, obstacles });
    if (!last && verdict.outcome === 'inconclusive' && isOpen(verdict, benchmark)) continue;
    yield* conclude(options, pairs, { inference, obstacles, usage });
    return;
  }
}

/** How many questions are asked before each look: in equal parts where looks are planned, else more and more. */
function* looksAt(questions: number, looks: number | undefined): Generator<{ look: number; count: number }> {
  let count = 0;
  for (let look = 1; count < questions; look++) {
    const more = looks === undefined ? Math.max(firstLook, Math.ceil(count / 4)) : 0;
    count = looks === undefined ? count + more : Math.ceil((questions * look) / looks);
    yield { look, count };
  }
}

/** So many refusals of the base model are handed to a search. */
const refusalsForSearch = 100;

/** Ends in the verdict. Where it is no fail yet and a search is planned, what that finds decides with the rest. */
async function* conclude(
  options: AuditOptions,
  pairs: readonly JudgedPair[],
  { usage, ...grounds }: { inference: Inference; obstacles: readonly string[]; usage: TokenUsage },
): AsyncGenerator<AuditEvent> {
  const { search: plan, base, tuned, signal } = options;
  const verdict = verdictOf(options, pairs, grounds);
  if (!plan || verdict.outcome === 'fail') {
    yield { type: 'verdict', verdict, usage };
    return;
  }
  const { record: search, confirming } = yield* searchAskings(plan, {
    base,
    tuned,
    refusals: await refusalsOfBase(options, pairs),
    async *askAndJudge(prompts) {
      const benchmark = { ...options.benchmark, prompts };
      addUsage(usage, yield* askBoth({ ...options, benchmark }, prompts));
      return yield* judgeBoth({ ...options, benchmark }, prompts);
    },
    signal,
  });
  yield {
    type: 'verdict',
    verdict: verdictOf(options, [...pairs, ...confirming], { ...grounds, search }),
    usage,
  };
}

/** What the base model said when it refused harmful prompts as the benchmark has them. */
async function refusalsOfBase(options: AuditOptions, pairs: readonly JudgedPair[]): Promise<string[]> {
  const ids = new Set(
    pairs.flatMap(({ prompt, base }) =>
      prompt.kind === 'harmful' && prompt.asking === undefined && base.kind === 'scored' && base.refused
        ? [prompt.id]
        : [],
    ),
  );
  const { base, benchmark, files } = options;
  const refusals: string[] = [];
  const answers = readAnswers({
    file: files.base,
    model: base.fingerprint,
    benchmark,
    ...settingsOf(options),
  });
  for await (const { id, text } of answers) {
    if (ids.has(id)) refusals.push(text);
    if (refusals.length === refusalsForSearch) break;
  }
  return refusals;
}

/** Whether more questions could decide a part of the verdict. */
function isOpen({ parts }: Verdict, benchmark: Benchmark): boolean {
  const planned = countQuestions(benchmark);
  return parts.some(
    ({ part, outcome }) =>
      outcome === 'inconclusive' || (outcome === 'not measured' && planned[kindOfPart[part]] > 0),
  );
}

async function* askBoth(
  options: AuditOptions,
  prompts: readonly Prompt[],
): AsyncGenerator<AuditEvent, TokenUsage> {
  const used = new Map<'base' | 'tuned', TokenUsage>();
  const asking = (['base', 'tuned'] as const).map((which) => askOne(options, prompts, which, used));
  if (options.together) yield* mergeStreams(asking);
  else for (const one of asking) yield* one;
  const sum: TokenUsage = { input: 0, output: 0 };
  for (const usage of used.values()) addUsage(sum, usage);
  return sum;
}

async function* askOne(
  options: AuditOptions,
  prompts: readonly Prompt[],
  which: 'base' | 'tuned',
  used: Map<'base' | 'tuned', TokenUsage>,
): AsyncGenerator<AuditEvent> {
  const { files, cache, together, signal } = options;
  const settings = settingsOf(options);
  const asking = ask({
    model: options[which],
    benchmark: { ...options.benchmark, prompts },
    file: files[which],
    ...settings,
    ...(cache ? { cache } : {}),
    ...(together ? { together } : {}),
    ...(signal ? { signal } : {}),
  });
  for await (const { done, usage } of asking) {
    used.set(which, usage);
    const total = options.benchmark.prompts.length * settings.repetitions;
    yield { type: 'answers', model: which, done, total, usage };
  }
}
