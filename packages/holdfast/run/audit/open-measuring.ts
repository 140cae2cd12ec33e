import type { Engine } from '@holdfast/engine';
import type { Benchmark } from '../../audit/benchmarks/benchmark.ts';
import { measureModel } from '../../audit/judging/measure-model.ts';
import { makeFolder } from '../../data/files/make-folder.ts';
import type { Standing } from '../../defences/repair/repair.ts';
import { HoldfastError } from '../../errors.ts';
import type { ChatModel } from '../../models/chat-model.ts';
import { openRunFolder } from '../../store/run-folder.ts';
import type { Spending } from '../open-spending.ts';
import type { AuditSettings } from './audit-settings.ts';
import { configuredAsking, configuredJudge, openAsked } from './open-audit.ts';

/** Measures models, one after another, on prompts that no report shows. */
export interface Measuring {
  /** How the model of a name stands. Throws what asking and judging throw. */
  measure(model: string): Promise<Standing>;
}

/**
 * Opens a judge for measuring models, asked as the audit asks them. Answers and scores are kept in
 * `files`, so that nothing is asked twice. Throws HoldfastError.
 */
export async function openMeasuring({
  settings,
  benchmark,
  files,
  engine,
  spending,
  serve = (model) => model,
  signal,
}: {
  settings: AuditSettings;
  benchmark: Benchmark;
  files: string;
  engine: Engine;
  spending: Spending;
  /** The model as it is served. */
  serve?: (model: ChatModel) => ChatModel;
  signal?: AbortSignal;
}): Promise<Measuring> {
  await makeFolder(files);
  const kept = await openRunFolder(files);
  const judge = await configuredJudge(settings, { engine, ...spending.under('judge') });
  return {
    async measure(name) {
      const opened = await openAsked(name, settings, { engine, ...spending.under('choosing') });
      const { rate, task } = await measureModel({
        model: serve(opened),
        benchmark,
        judge,
        files: { answers: kept.file('tunedAnswers'), scores: kept.file('scores') },
        ...configuredAsking(settings),
        ...(signal ? { signal } : {}),
      });
      await opened.close();
      if (rate !== null) return { rate, task };
      throw new HoldfastError(
        'model-failed',
        `The judge ${judge.name} could score no answer of ${name} to a harmful prompt; ${kept.file('scores')} says why.`,
      );
    },
  };
}
