import { performance } from 'node:perf_hooks';
import type { Benchmark } from '../../audit/benchmarks/benchmark.ts';
import { carryOutAudit } from '../../audit/carry-out-audit.ts';
import type { AuditEvent } from '../../audit/judging/judge-pairs.ts';
import { readLabels } from '../../audit/judging/labels.ts';
import type { DroppedRows } from '../../audit/verdict/parts/dropped-rows.ts';
import type { Tries } from '../../audit/verdict/parts/tries.ts';
import type { Verdict } from '../../audit/verdict/verdict.ts';
import { HoldfastError } from '../../errors.ts';
import type { ChatModel } from '../../models/chat-model.ts';
import type { BatchEvent } from '../../models/hosted/batch/batch-event.ts';
import type { RunFolder } from '../../store/run-folder.ts';
import type { StepContext } from '../context.ts';
import { SpeedWatch } from './estimate/model-speeds.ts';
import { openAudit } from './open-audit.ts';

/** What an audit works with: a run folder, and no defences. */
export type AuditContext = Omit<StepContext, 'defences'> & { folder: RunFolder };

/**
 * Audits a tuned model against its base as the settings say; answers, scores and verdict lie in the folder. Returns the
 * verdict. Throws HoldfastError, and the signal's reason on abort; the same audit goes on where it was.
 */
export async function* auditStep(
  { config, folder, engine, spending, signal }: AuditContext,
  {
    base,
    tuned,
    benchmark,
    serve = (model) => model,
    tries,
    dropped,
  }: {
    /** Names of the models. */
    base: string;
    tuned: string;
    /** Asked instead of the benchmarks of the settings, such as a part of them. */
    benchmark?: Benchmark;
    /** The tuned model as it is served. */
    serve?: (model: ChatModel) => ChatModel;
    /** Which of several planned tries this is; default: the only one. */
    tries?: Tries;
    /** What the scan of the data dropped for what it teaches. */
    dropped?: DroppedRows;
  },
): AsyncGenerator<AuditEvent | BatchEvent, Verdict> {
  const { labels: labelsFile } = config.audit;
  const labels = labelsFile === undefined ? undefined : await readLabels(labelsFile, { signal });
  const { options, watch } = await openAudit({
    settings: config.audit,
    data: config.data,
    base,
    tuned,
    folder,
    engine,
    spending,
    benchmark,
    signal,
  });
  const watchedSpeed = new SpeedWatch();
  let verdict: Verdict | undefined;
  for await (const event of watch(
    carryOutAudit({ ...options, tuned: serve(options.tuned), labels, tries, dropped }),
  )) {
    if (event.type !== 'batch' && event.type !== 'message') {
      watchedSpeed.take(event, { names: { base, tuned }, at: performance.now() });
    }
    if (event.type === 'verdict') {
      verdict = event.verdict;
      await folder.writeJson('verdict', verdict);
    }
    yield event;
  }
  // What batches take says nothing of a model.
  if (!config.audit.batch) await watchedSpeed.keep(folder);
  if (verdict) return verdict;
  throw new HoldfastError('model-failed', 'The audit ended without a verdict; start again.');
}
