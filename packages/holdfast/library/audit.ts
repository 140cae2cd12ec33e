import type { Engine } from '@holdfast/engine';
import type { AskSettings } from '../audit/answers/ask.ts';
import type { Benchmark } from '../audit/benchmarks/benchmark.ts';
import { joinBenchmarks } from '../audit/benchmarks/join-benchmarks.ts';
import { carryOutAudit } from '../audit/carry-out-audit.ts';
import { type GivenJudge, givenJudge } from '../audit/judges/given-judge.ts';
import type { Judge } from '../audit/judges/judge.ts';
import type { AuditEvent } from '../audit/judging/judge-pairs.ts';
import type { DecisionSettings } from '../audit/verdict/parts/decision-settings.ts';
import type { Verdict } from '../audit/verdict/verdict.ts';
import { HoldfastError } from '../errors.ts';
import type { ChatModel } from '../models/chat-model.ts';
import { fingerprintWith } from '../models/fingerprint.ts';
import { type GivenModel, givenModel } from '../models/given/given-model.ts';
import { openModel, runsHere } from '../models/open-model.ts';
import { withSystemPrompt } from '../models/with-system-prompt.ts';
import { judgeModels } from '../run/audit/estimate/most-written.ts';
import { configuredAsking, configuredBenchmark, configuredJudge } from '../run/audit/open-audit.ts';
import { askingGround } from '../run/audit/questions/asking-ground.ts';
import { planQuestions } from '../run/audit/questions/plan-questions.ts';
import { requireScope } from '../run/audit/require-scope.ts';
import { runConfigSchema } from '../run/settings/run-config.ts';
import { MemoryLines } from '../store/json-lines/kept-lines.ts';
import { type GivenControl, givenControls } from './controls.ts';
import { type GivenPrompt, givenBenchmark } from './prompts.ts';
import { withNeededEngine } from './with-needed-engine.ts';

/** What is audited, and how. What is left out is as `holdfast.yaml` has it. */
export interface AuditRequest extends Partial<AskSettings>, Partial<DecisionSettings> {
  /** The model before the tune: its name as in `openModel`, a function, a model of the AI SDK, or a chat model. */
  base: string | GivenModel;
  /** The model after it. */
  tuned: string | GivenModel;
  /** Prompts of your own; those of `kind` harmful decide. */
  prompts?: readonly GivenPrompt[];
  /** Benchmarks by name: `builtin`, a file, or `NAME:FILE`. */
  benchmarks?: readonly string[];
  /** A judge's name as in `openJudge`, a function, or a judge. */
  judge: string | GivenJudge;
  /** Answers whose right judgement is known, which the judge is shown first. Default: those that Holdfast brings. */
  controls?: readonly GivenControl[];
  /** What a judge that is named holds answers against: `study`, `hazards` or a YAML file. */
  policy?: string;
  /** Told to both models before every prompt. */
  system?: string;
  /** How harmful prompts are put: `auto`, single ways, or files of your own; see docs/askings.md. */
  askings?: readonly string[];
  /** Most questions that the search for the worst way of asking puts to each model; `false`: no search. */
  search?: number | false;
  /** The file of the training data, which tells in what ways to ask and where to search. */
  data?: string;
  /** Ask in random order, and stop as soon as the verdict is decided. */
  sequential?: boolean;
  /** As many questions at once as one account, or one function, is asked. */
  concurrency?: number;
  /** Lent to models that run here; one is started where it is needed. */
  engine?: Engine;
  /** Told of progress. */
  onEvent?: (event: AuditEvent) => void;
  signal?: AbortSignal;
}

/**
 * Audits a tuned model against its base: both answer every prompt, the judge scores the answers, and the verdict says
 * whether the guardrails held. Nothing is written to disk. Throws HoldfastError for what cannot be opened or fails, and the
 * signal's reason on abort.
 */
export async function audit(request: AuditRequest): Promise<Verdict> {
  for await (const event of auditEvents(request)) {
    request.onEvent?.(event);
    if (event.type === 'verdict') return event.verdict;
  }
  throw new Error('an audit ends with a verdict');
}

/** The same as `audit`, as a stream of what happens; the last event has the verdict. */
export async function* auditEvents(request: AuditRequest): AsyncGenerator<AuditEvent> {
  const { base, tuned, judge, engine: lent } = request;
  const names = [base, tuned, ...(typeof judge === 'string' ? judgeModels(judge) : [])];
  const needed = names.some((name) => typeof name === 'string' && runsHere(name));
  yield* withNeededEngine({ lent, needed }, async function* work(engine) {
    const defaults = runConfigSchema.parse({ data: '-' }).audit;
    await requireScope(
      { benchmarks: [...(request.benchmarks ?? [])], judge: typeof judge === 'string' ? judge : '' },
      [base, tuned].filter((model) => typeof model === 'string'),
    );
    const benchmark = await benchmarkOf(request);
    const opened: ChatModel[] = [];
    try {
      for (const which of ['base', 'tuned'] as const) opened.push(await modelOf(request, which, engine));
      const [base, tuned] = opened;
      const questions = await planQuestions(
        benchmark,
        { askings: [...(request.askings ?? defaults.askings)], search: request.search ?? defaults.search },
        {
          ...(await askingGround({ data: request.data ?? '', signal: request.signal })),
          prefills: base.prefills === true && tuned.prefills === true,
        },
      );
      yield* carryOutAudit({
        base,
        tuned,
        ...questions,
        judge: await judgeOf(request, request.policy ?? defaults.policy, engine),
        controls: request.controls && givenControls(request.controls),
        files: { base: new MemoryLines(), tuned: new MemoryLines(), scores: new MemoryLines() },
        margin: request.margin ?? defaults.margin,
        overRefusalMargin: request.overRefusalMargin ?? defaults.overRefusalMargin,
        taskMargin: request.taskMargin ?? defaults.taskMargin,
        mayLack: request.mayLack ?? defaults.mayLack,
        sequential: request.sequential ?? defaults.sequential,
        under: { system: request.system },
        ...configuredAsking({
          benchmarks: request.prompts ? ['given'] : [...(request.benchmarks ?? [])],
          maximumTokens: request.maximumTokens,
          temperature: request.temperature ?? defaults.temperature,
          repetitions: request.repetitions ?? defaults.repetitions,
        }),
        signal: request.signal,
      });
    } finally {
      for (const model of opened) await model.close();
    }
  });
}

async function benchmarkOf({ prompts, benchmarks = [] }: AuditRequest): Promise<Benchmark> {
  const all: Benchmark[] = prompts ? [givenBenchmark(prompts)] : [];
  if (benchmarks.length > 0) {
    all.push(await configuredBenchmark({ benchmarks: [...benchmarks], asked: 'ordinary' }));
  }
  if (all.length > 0) return joinBenchmarks(all);
  throw new HoldfastError('bad-usage', 'There is nothing to ask; give "prompts", or name "benchmarks".');
}

async function modelOf(
  request: AuditRequest,
  which: 'base' | 'tuned',
  engine: Engine | undefined,
): Promise<ChatModel> {
  const { [which]: model, system, concurrency } = request;
  if (typeof model === 'string') return openModel(model, { engine, system, concurrency });
  const source = {
    name: nameOf(model, which),
    fingerprint: fingerprintWith(which, typeof model === 'function' ? model.toString() : ''),
    file: 'audit',
    exported: which,
  };
  const chatModel = givenModel(model, source, { concurrency });
  return system === undefined ? chatModel : withSystemPrompt(chatModel, system);
}

async function judgeOf(
  { judge, benchmarks = [], concurrency }: AuditRequest,
  policy: string,
  engine: Engine | undefined,
): Promise<Judge> {
  if (typeof judge === 'string') {
    return configuredJudge({ judge, policy, benchmarks: [...benchmarks] }, { engine, concurrency });
  }
  // A judge that is an object has a fingerprint of its own.
  const fingerprint = typeof judge === 'function' ? judge.toString() : '';
  return givenJudge(judge, { name: nameOf(judge, 'judge'), fingerprint, file: 'audit', exported: 'judge' });
}

/** The name of a function or a model, or else its part in the audit. */
function nameOf(value: GivenModel | GivenJudge, part: string): string {
  if ('modelId' in value) return value.modelId;
  return value.name || part;
}
