import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Engine } from '@holdfast/engine';
import { shippedWorldSeed } from '@holdfast/organism';
import { ask, readAnswers } from '../../audit/answers/ask.ts';
import type { Benchmark } from '../../audit/benchmarks/benchmark.ts';
import { fewerQuestions } from '../../audit/benchmarks/fewer-questions.ts';
import { carryOutAudit } from '../../audit/carry-out-audit.ts';
import type { Verdict } from '../../audit/verdict/verdict.ts';
import { makeFolder } from '../../data/files/make-folder.ts';
import { servedModel } from '../../defences/served-model.ts';
import { openModel } from '../../models/open-model.ts';
import type { ResponseCache } from '../../store/answers/response-cache.ts';
import { openRunFolder } from '../../store/run-folder.ts';
import type { KnownWorld } from '../../worlds/known-world.ts';
import type { StudyFolder } from '../result/study-folder.ts';
import type { CellAsking } from '../result/study-result.ts';
import type { Study } from '../settings/study-config.ts';
import { cellDefences } from './cell-defences.ts';
import type { Cell } from './cells.ts';

/** What asking needs, of the base model and of tuned ones. */
export interface AuditGround {
  study: Study;
  world: KnownWorld;
  folder: StudyFolder;
  engine: Engine;
  /** Answers of the model before tuning. */
  cache: ResponseCache;
  signal: AbortSignal;
}

/**
 * Asks the model before tuning the benchmark in one way, so that no cell has to: the answers go into the cache, and
 * into a file of the study's folder that a later start reads them from.
 */
export async function answerBase(
  asking: CellAsking,
  { study, world, folder, engine, cache, signal }: AuditGround,
): Promise<void> {
  const model = await openModel(study.model, { engine });
  const own = world.seed === (study.world ?? shippedWorldSeed);
  const folderOfAnswers = own ? join(folder.path, 'base') : join(folder.path, 'base', `world-${world.seed}`);
  const file = join(folderOfAnswers, `answers.${asking}.jsonl`);
  await makeFolder(folderOfAnswers);
  const { maximumTokens } = world;
  const benchmark = benchmarkOf(study, { world, asking });
  const progress = ask({ model, benchmark, file, maximumTokens, signal });
  while (!(await progress.next()).done);
  for await (const line of readAnswers({ file, model: model.fingerprint, benchmark, maximumTokens })) {
    const { messages, temperature, repetition, text, finish, usage } = line;
    const conversation = { messages };
    const question = { model: model.fingerprint, conversation, maximumTokens, temperature, repetition };
    await cache.add([{ question, answer: { text, finish, usage } }]);
  }
}

/** What the audit of a cell reports as it goes. */
export type CellAuditEvent =
  | { type: 'progress'; done: number; total: number }
  | { type: 'verdict'; verdict: Verdict; seconds: number };

/** Audits a tuned model as its cell says, leaving answers, scores and verdict in the cell's run folder. */
export async function* auditCell(
  cell: Cell,
  { model, study, world, folder, engine, cache, signal }: AuditGround & { model: string },
): AsyncGenerator<CellAuditEvent> {
  const begun = performance.now();
  const files = await openRunFolder(folder.cellPath(cell.folder));
  const benchmark = benchmarkOf(study, { world, asking: cell.settings.asked });
  const events = carryOutAudit({
    base: await openModel(study.model, { engine }),
    tuned: servedModel(await openModel(model, { engine }), await cellDefences(cell)),
    benchmark,
    judge: world.judge(),
    files: {
      base: files.file('baseAnswers'),
      tuned: files.file('tunedAnswers'),
      scores: files.file('scores'),
    },
    margin: study.margin,
    maximumTokens: world.maximumTokens,
    // Only the base model's answers are shared; a tuned model's stand in its own cell.
    cache: { find: (question) => cache.find(question), add: async () => undefined },
    signal,
  });
  for await (const event of events) {
    if (event.type !== 'verdict') {
      if (event.type === 'answers' && event.model === 'tuned')
        yield { type: 'progress', done: event.done, total: event.total };
      continue;
    }
    await files.writeJson('verdict', event.verdict);
    await files.writeJson('ledger', { audit: event.usage });
    yield { type: 'verdict', verdict: event.verdict, seconds: (performance.now() - begun) / 1000 };
  }
}

function benchmarkOf(
  { split, questions = {} }: Study,
  { world, asking }: { world: KnownWorld; asking: CellAsking },
): Benchmark {
  return fewerQuestions(world.benchmark({ split, asking }), questions);
}
