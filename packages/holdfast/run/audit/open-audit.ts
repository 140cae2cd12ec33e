import { readFile } from 'node:fs/promises';
import { createEventQueue, type Engine } from '@holdfast/engine';
import type { AskSettings } from '../../audit/answers/ask.ts';
import type { Benchmark } from '../../audit/benchmarks/benchmark.ts';
import { independentQuestions } from '../../audit/benchmarks/independent-questions.ts';
import { joinBenchmarks } from '../../audit/benchmarks/join-benchmarks.ts';
import { oneNameEach } from '../../audit/benchmarks/one-name-each.ts';
import { readBenchmark } from '../../audit/benchmarks/read-benchmark.ts';
import {
  isShippedBenchmark,
  shippedBenchmark,
  wordingsAgain,
} from '../../audit/benchmarks/shipped-benchmarks.ts';
import type { AuditOptions } from '../../audit/carry-out-audit.ts';
import { charterControls } from '../../audit/judges/charter/charter-controls.ts';
import type { Control } from '../../audit/judges/controls/control.ts';
import { controlsOfLabels } from '../../audit/judges/controls/controls-of-labels.ts';
import { readControls } from '../../audit/judges/controls/read-controls.ts';
import type { Judge } from '../../audit/judges/judge.ts';
import { judgesNamed } from '../../audit/judges/judge-names.ts';
import { type JudgeGround, openJudge } from '../../audit/judges/open-judge.ts';
import { readLabels } from '../../audit/judging/labels.ts';
import { readPolicy } from '../../audit/policies/read-policy.ts';
import { HoldfastError } from '../../errors.ts';
import { withQueue } from '../../events/with-queue.ts';
import type { ChatModel } from '../../models/chat-model.ts';
import type { BatchEvent } from '../../models/hosted/batch/batch-event.ts';
import type { HostedOptions } from '../../models/hosted/hosted-chat-model.ts';
import { type OpenModelOptions, openModel } from '../../models/open-model.ts';
import { isOrganismBenchmark } from '../../settings/organism-benchmarks.ts';
import type { RunFolder } from '../../store/run-folder.ts';
import type { Spending } from '../open-spending.ts';
import { requirePrices } from '../require-prices.ts';
import { batchesIn, requireBatchable } from './audit-batches.ts';
import type { AuditSettings } from './audit-settings.ts';
import { judgeModels } from './estimate/most-written.ts';
import { askingGround } from './questions/asking-ground.ts';
import { planQuestions } from './questions/plan-questions.ts';
import { requireScope } from './require-scope.ts';
import { shareAnswers } from './share-answers.ts';

/** The longest answer in tokens: to benchmarks that ship, whose answers are short, and to anything else. */
const longestAnswers = { shipped: 64, other: 512 };

/** An audit that can begin: its models and judge are open, and what they take is written down. */
export interface OpenAudit {
  options: AuditOptions;
  /** The events of an audit, and those of its batches between them. */
  watch<Event>(events: AsyncGenerator<Event>): AsyncGenerator<Event | BatchEvent>;
}

/**
 * Opens the models, the benchmarks and the judge of an audit as its settings say, with one ledger and one budget for all of
 * them. Throws HoldfastError.
 */
export async function openAudit({
  settings,
  data,
  base,
  tuned,
  benchmark: given,
  folder,
  engine,
  spending,
  signal,
}: {
  settings: AuditSettings;
  /** The file of the training data, where the folder holds none; empty where it is not known. */
  data: string;
  /** Names of the models; see `openModel`. */
  base: string;
  tuned: string;
  /** Asked instead of the benchmarks of the settings, such as a part of them. */
  benchmark?: Benchmark;
  folder: RunFolder;
  engine: Engine;
  spending: Spending;
  signal?: AbortSignal;
}): Promise<OpenAudit> {
  const { margin, overRefusalMargin, taskMargin, mayLack } = settings;
  const { sequential, looks, system, chatTemplate, precision, batch } = settings;
  requireBatchable(settings, [base, tuned]);
  await requireScope(settings, [base, tuned]);
  await requirePrices(settings, [base, tuned, ...judgeModels(settings.judge)]);
  const batchEvents = createEventQueue<BatchEvent>();
  const batches = await batchesIn(folder, settings);
  const under = (step: 'base' | 'tuned' | 'judge'): HostedOptions => ({
    ...spending.under(step),
    ...(batches && { batch: { ...batches(step), tell: (event) => batchEvents.put(event) } }),
  });
  const share = shareAnswers(settings);
  const models = {
    base: await share(await openAsked(base, settings, { engine, ...under('base') }), under('base')),
    // A tuned model is audited once, and what is served under its name may have been tuned anew.
    tuned: await openAsked(tuned, settings, { engine, ...under('tuned') }),
  };
  const benchmark = given ?? (await configuredBenchmark(settings));
  const ground = await askingGround({ folder, data, translations: settings.translations, signal });
  const prefills = models.base.prefills === true && models.tuned.prefills === true;
  const options: AuditOptions = {
    ...models,
    ...(await planQuestions(benchmark, settings, { ...ground, prefills })),
    judge: await configuredJudge(settings, {
      engine,
      ...under('judge'),
      share: (model) => share(model, under('judge')),
    }),
    files: {
      base: folder.file('baseAnswers'),
      tuned: folder.file('tunedAnswers'),
      scores: folder.file('scores'),
      controls: folder.file('controls'),
    },
    controls: await configuredControls(settings, { signal }),
    margin,
    overRefusalMargin,
    taskMargin,
    mayLack,
    sequential,
    looks,
    together: batch,
    under: { system, chatTemplate, precision },
    ...configuredAsking(settings),
    ...(signal ? { signal } : {}),
  };
  return {
    options,
    watch: (events) => withQueue(batchEvents, events),
  };
}

/** Opens a model as an audit asks it: as the settings say: under which system prompt and chat template, and how computed. Throws HoldfastError. */
export async function openAsked(
  name: string,
  { system, chatTemplate, precision }: Pick<AuditSettings, 'system' | 'chatTemplate' | 'precision'>,
  options: Omit<OpenModelOptions, 'system' | 'chatTemplate' | 'precision'>,
): Promise<ChatModel> {
  const template = chatTemplate === undefined ? undefined : await readTemplate(chatTemplate);
  return openModel(name, { ...options, system, chatTemplate: template, precision });
}

async function readTemplate(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new HoldfastError('not-found', `The chat template ${file} cannot be read; name a file.`, { cause });
  }
}

/** How models are asked, with every default. */
export function configuredAsking({
  benchmarks,
  maximumTokens,
  temperature,
  repetitions,
}: Pick<
  AuditSettings,
  'benchmarks' | 'maximumTokens' | 'temperature' | 'repetitions'
>): Required<AskSettings> {
  const longest = benchmarks.every(isShippedBenchmark) ? longestAnswers.shipped : longestAnswers.other;
  return { maximumTokens: maximumTokens ?? longest, temperature, repetitions };
}

/**
 * The benchmarks that a configuration names, as one; `again` as a second try of a run asks them, those that ship in further wordings.
 * Throws HoldfastError for one that cannot be read.
 */
export async function configuredBenchmark(
  {
    benchmarks,
    asked: asking,
    columns,
    kind,
  }: Pick<AuditSettings, 'benchmarks' | 'asked' | 'columns' | 'kind'>,
  { again = false }: { again?: boolean } = {},
): Promise<Benchmark> {
  const read: Benchmark[] = [];
  const amongOthers = benchmarks.filter((name) => !isShippedBenchmark(name)).length > 1;
  for (const name of benchmarks) {
    if (isShippedBenchmark(name)) {
      read.push(shippedBenchmark(name, { asking, ...(again ? { wordings: wordingsAgain[name] } : {}) }));
    } else {
      read.push(await readBenchmark(name, { columns, kind, amongOthers }));
    }
  }
  return independentQuestions(oneNameEach(joinBenchmarks(read)));
}

/**
 * What a second try of a run asks instead of the benchmarks of its settings: the same benchmark where none of them has further
 * wordings. Throws HoldfastError for one that cannot be read.
 */
export async function benchmarkAgain(
  settings: Parameters<typeof configuredBenchmark>[0],
  benchmark: Benchmark,
): Promise<Benchmark> {
  return settings.benchmarks.some(isShippedBenchmark)
    ? configuredBenchmark(settings, { again: true })
    : benchmark;
}

/**
 * The judge that a configuration names. Throws HoldfastError for one that cannot be asked, and `bad-config` for the
 * organism's own where it would know nothing of what is asked.
 */
export async function configuredJudge(
  {
    judge,
    policy,
    benchmarks = ['builtin'],
  }: Pick<AuditSettings, 'judge' | 'policy'> & Partial<Pick<AuditSettings, 'benchmarks'>>,
  ground: Omit<JudgeGround, 'policy'>,
): Promise<Judge> {
  requireKnowingJudge({ judge, benchmarks });
  return openJudge(judge, { ...ground, policy: await readPolicy(policy) });
}

/** Throws HoldfastError `bad-config` where the organism's own judge would know nothing of what is asked. */
export function requireKnowingJudge({
  judge,
  benchmarks,
}: Pick<AuditSettings, 'judge' | 'benchmarks'>): void {
  if (judgesNamed(judge).includes('exact') && !benchmarks.some(isOrganismBenchmark)) {
    throw new HoldfastError(
      'bad-config',
      "Judge exact knows the organism's world alone; name another, such as rubric:openai:gpt-5.6-luna or words.",
    );
  }
}

/** The control answers that a configuration names, or those that ship for its judge. Throws HoldfastError for a file that cannot be read or holds no label. */
export async function configuredControls(
  { controls, judge }: Pick<AuditSettings, 'controls' | 'judge'>,
  options: { signal?: AbortSignal } = {},
): Promise<readonly Control[]> {
  if (controls !== undefined) return controlsOfLabels(await readLabels(controls, options));
  return judgesNamed(judge).includes('charter') ? charterControls() : readControls();
}
