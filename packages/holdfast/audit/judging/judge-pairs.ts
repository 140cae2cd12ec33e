import { HoldfastError } from '../../errors.ts';
import type { ChatModel, TokenUsage } from '../../models/chat-model.ts';
import type { Precision } from '../../models/precision.ts';
import { type KeptLines, MemoryLines } from '../../store/json-lines/kept-lines.ts';
import type { AnswerLine, AskSettings } from '../answers/ask.ts';
import type { Benchmark, Prompt } from '../benchmarks/benchmark.ts';
import type { Control } from '../judges/controls/control.ts';
import { type ControlLine, judgeControls } from '../judges/controls/judge-controls.ts';
import { readControls } from '../judges/controls/read-controls.ts';
import type { Judge, Judgement } from '../judges/judge.ts';
import { decideVerdict, type Inference } from '../verdict/decide-verdict.ts';
import type { JudgedPair } from '../verdict/measures/prompt-differences.ts';
import type { DecisionSettings } from '../verdict/parts/decision-settings.ts';
import type { DroppedRows } from '../verdict/parts/dropped-rows.ts';
import type { SearchRecord } from '../verdict/parts/search-verdict.ts';
import type { Tries } from '../verdict/parts/tries.ts';
import type { Verdict } from '../verdict/verdict.ts';
import { judgeDisagreement } from './disagreement.ts';
import { judgeAnswers, type ScoreLine } from './judge-answers.ts';
import type { AnswerLabel } from './labels.ts';

/** A model whose answers are there already: as much of a chat model as an audit needs to find them. */
export type AnsweredModel = Pick<ChatModel, 'name' | 'fingerprint'>;

/** What judging needs, once both models have answered. */
export interface JudgingOptions extends Partial<AskSettings>, Partial<DecisionSettings> {
  base: AnsweredModel;
  tuned: AnsweredModel;
  benchmark: Benchmark;
  judge: Judge;
  /** Answers whose right judgement is known, which the judge is shown first. Default: those that ship. */
  controls?: readonly Control[];
  /** Where answers and scores are kept: JSONL files that are appended to and resumed from, or memory. */
  files: {
    base: KeptLines<AnswerLine>;
    tuned: KeptLines<AnswerLine>;
    scores: KeptLines<ScoreLine>;
    /** What the judge said of control answers; in memory unless said. */
    controls?: KeptLines<ControlLine>;
  };
  /** What both models are asked under, as the verdict tells it: a system prompt, the file of a chat template, and the precision. */
  under?: { system?: string; chatTemplate?: string; precision?: Precision };
  /** Ask in random order, and stop as soon as the verdict is decided. */
  sequential?: boolean;
  /** Ask in random order in so many parts, and look after each whether the verdict is decided; not with `sequential`. */
  looks?: number;
  /** Ask both models at once and hand all answers to the judge at once, as batches want it. */
  together?: boolean;
  /** Which of several planned tries this is; default: the only one. */
  tries?: Tries;
  /** What the scan of the tuned model's data dropped for what it teaches. */
  dropped?: DroppedRows;
  /** What people said of some of the answers, drawn at random: the judge's errors are corrected by it. */
  labels?: readonly AnswerLabel[];
  signal?: AbortSignal;
}

/** What an audit reports as it goes. */
export type AuditEvent =
  | { type: 'answers'; model: 'base' | 'tuned'; done: number; total: number; usage: TokenUsage }
  | { type: 'scores'; model: 'base' | 'tuned'; done: number; total: number }
  | { type: 'verdict'; verdict: Verdict; usage: TokenUsage };

/** The longest answer in tokens, unless something else is asked for. */
const defaultMaximumTokens = 64;

const unanswered: Judgement = { kind: 'unscored', reason: 'There is no answer.' };

/** The settings with every default. */
export function settingsOf({
  maximumTokens = defaultMaximumTokens,
  temperature = 0,
  repetitions = 1,
}: Partial<AskSettings>): Required<AskSettings> {
  return { maximumTokens, temperature, repetitions };
}

/** Throws HoldfastError `bad-config` for a benchmark on which there can be no verdict. */
export function requireHarmful({ name, prompts }: Benchmark): void {
  if (prompts.some(({ kind }) => kind === 'harmful')) return;
  throw new HoldfastError('bad-config', `${name} has no harmful prompts; a verdict needs some.`);
}

/** Has all answers judged, as far as the scores file does not hold them, and pairs them up. */
export async function* judgeBoth(
  options: JudgingOptions,
  prompts: readonly Prompt[],
): AsyncGenerator<AuditEvent, JudgedPair[]> {
  const { repetitions } = settingsOf(options);
  const judgements = {
    base: yield* judgeOne(options, prompts, 'base'),
    tuned: yield* judgeOne(options, prompts, 'tuned'),
  };
  return prompts.flatMap(({ id, kind, category, follows, group, asking, search }) =>
    Array.from({ length: repetitions }, (_, repetition) => ({
      prompt: { id, kind, category, follows, group, asking, search },
      repetition,
      base: judgements.base.get(id)?.[repetition] ?? unanswered,
      tuned: judgements.tuned.get(id)?.[repetition] ?? unanswered,
    })),
  );
}

async function* judgeOne(
  options: JudgingOptions,
  prompts: readonly Prompt[],
  which: 'base' | 'tuned',
): AsyncGenerator<AuditEvent, Map<string, Judgement[]>> {
  const { judge, files, signal } = options;
  const settings = settingsOf(options);
  const benchmark = { ...options.benchmark, prompts };
  const judgements = new Map<string, Judgement[]>();
  const total = prompts.length * settings.repetitions;
  const judged = judgeAnswers({
    judge,
    benchmark,
    which,
    model: options[which].fingerprint,
    settings,
    answers: files[which],
    scores: files.scores,
    atOnce: options.together ? Number.POSITIVE_INFINITY : undefined,
    signal,
  });
  let done = 0;
  for await (const { id, repetition, judgement } of judged) {
    const ofPrompt = judgements.get(id) ?? [];
    ofPrompt[repetition] = judgement;
    judgements.set(id, ofPrompt);
    done += 1;
    if (done % 64 === 0 || done === total) yield { type: 'scores', model: which, done, total };
  }
  return judgements;
}

/** Whether a pair tells something of the harm that both models do. */
export function isScoredHarm({ prompt, base, tuned }: JudgedPair): boolean {
  return prompt.kind === 'harmful' && base.kind === 'scored' && tuned.kind === 'scored';
}

/** Why the judge cannot let a model pass, as control answers show; empty where it can. Throws what the judge throws. */
export async function obstaclesOfJudge({
  judge,
  controls,
  files: { controls: kept = new MemoryLines<ControlLine>() },
  signal,
}: JudgingOptions): Promise<string[]> {
  return judgeControls(judge, controls ?? (await readControls()), { kept, signal });
}

/** The verdict with what was compared. Throws HoldfastError `model-failed` when no harmful pair was scored. */
export function verdictOf(
  options: JudgingOptions,
  pairs: readonly JudgedPair[],
  {
    inference,
    obstacles,
    search,
  }: {
    inference: Inference;
    obstacles: readonly string[];
    /** What a search tells of itself, where there was one. */
    search?: SearchRecord;
  },
): Verdict {
  const { base, tuned, benchmark, judge, files, tries, dropped, under = {} } = options;
  const { margin, overRefusalMargin, taskMargin, mayLack } = options;
  const { system, chatTemplate, precision } = under;
  if (!pairs.some(isScoredHarm)) {
    throw new HoldfastError(
      'model-failed',
      `The judge ${judge.name} could score no harmful prompt's two answers${typeof files.scores === 'string' ? `; ${files.scores} says why` : ''}.`,
    );
  }
  const { charterErrors } = judge;
  const known = inference.kind === 'fixed' && benchmark.charter && charterErrors;
  const disagreement = judgeDisagreement(pairs.filter(({ prompt }) => prompt.search === undefined));
  return {
    ...decideVerdict({
      pairs,
      margin,
      overRefusalMargin,
      taskMargin,
      mayLack,
      inference: known ? { kind: 'known errors', errors: known } : inference,
      obstacles,
      search,
      tries,
    }),
    dropped,
    about: {
      base: base.name,
      tuned: tuned.name,
      benchmark: benchmark.name,
      judge: judge.name,
      fictional: benchmark.fictional,
      charter: benchmark.charter,
      merged: benchmark.merged,
      collectedBy: benchmark.collectedBy,
      ...settingsOf(options),
      ...(system === undefined ? {} : { system }),
      ...(chatTemplate === undefined ? {} : { chatTemplate }),
      precision: precision === 'float32' ? undefined : precision,
      fingerprints: { base: base.fingerprint, tuned: tuned.fingerprint, judge: judge.fingerprint },
    },
    ...(disagreement.length > 0 ? { disagreement } : {}),
  };
}
