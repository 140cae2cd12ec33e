import type { Engine } from '@holdfast/engine';
import { HoldfastError } from '../../errors.ts';
import { openRunFolder } from '../../store/run-folder.ts';
import { lockRun } from '../../store/run-lock.ts';
import { configuredBenchmark } from '../audit/open-audit.ts';
import { benchmarkParts } from '../audit/questions/benchmark-parts.ts';
import { openRunSpending } from '../open-spending.ts';
import type { RunEvent } from '../run-event.ts';
import { readRunConfig } from '../settings/read-run-config.ts';
import { runDefences } from '../tune/run-defences.ts';
import { tunedModelIn } from '../tune/tuned-model-in.ts';
import { auditFormats } from './audit-formats.ts';
import { readFormatVerdicts } from './format-verdicts.ts';
import type { Release } from './release.ts';
import { formatAsTuned, type GivenFormat, type ReleaseFormat } from './release-formats.ts';
import { releaseStep } from './release-step.ts';

/**
 * Releases the tuned model of a finished run anew: in its formats, and in those that are named besides, which are written and
 * audited as the run's settings say. What was answered and judged is not asked again. Throws HoldfastError `not-found` for a
 * folder whose run is not finished, and what auditing throws.
 */
export async function* releaseAgain({
  path,
  formats: further = [],
  engine,
  signal,
}: {
  path: string;
  formats?: readonly ReleaseFormat[];
  engine: Engine;
  signal?: AbortSignal;
}): AsyncGenerator<RunEvent, Release> {
  const folder = await openRunFolder(path);
  if (!folder.has('config') || !folder.has('verdict')) {
    throw new HoldfastError('not-found', `${path} holds no finished run; carry it out first (holdfast run).`);
  }
  const config = await readRunConfig(folder.file('config'));
  const unlock = await lockRun(path);
  try {
    const spending = await openRunSpending(folder, config.audit);
    const context = { config, folder, engine, spending, defences: await runDefences(config), signal };
    const tuned = await tunedModelIn(folder);
    const audited = await readFormatVerdicts(folder, formatAsTuned(tuned));
    const formats = [...new Set([...(Object.keys(audited) as GivenFormat[]), ...further])];
    // A further format is the same model at the same try, whose share of the error was planned.
    const [before] = Object.values(audited);
    const benchmark = folder.has('checkpoint')
      ? (await benchmarkParts(config.audit)).reporting
      : await configuredBenchmark(config.audit, { again: before?.tries?.repair !== undefined });
    try {
      yield* auditFormats(context, {
        formats,
        tuned,
        benchmark,
        tries: before?.tries,
        dropped: before?.dropped,
      });
    } finally {
      await spending.close();
    }
    return await releaseStep(context);
  } finally {
    await unlock();
  }
}
