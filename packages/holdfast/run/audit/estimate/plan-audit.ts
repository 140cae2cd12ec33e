import type { Benchmark } from '../../../audit/benchmarks/benchmark.ts';
import type { BenchmarkParts } from '../../../audit/benchmarks/split-benchmark.ts';
import { readPrices } from '../../../data/prices/read-prices.ts';
import type { AuditSettings } from '../audit-settings.ts';
import { benchmarkAgain, configuredAsking, configuredBenchmark, configuredControls } from '../open-audit.ts';
import { type AuditOutlook, auditOutlook } from '../outlook/audit-outlook.ts';
import { askedBenchmark } from '../questions/asked-benchmark.ts';
import { askingGround } from '../questions/asking-ground.ts';
import { searchBudget } from '../questions/plan-search.ts';
import { requireScope } from '../require-scope.ts';
import type { AuditEstimate } from './audit-estimate.ts';
import { categoryNotes } from './category-notes.ts';
import { estimateAudit } from './estimate-audit.ts';
import { estimateTime, type TimeLine } from './estimate-time.ts';
import type { ModelSpeeds } from './model-speeds.ts';
import { policyNotes } from './policy-notes.ts';

/** What an audit would ask and take. */
export interface AuditPlan extends AuditEstimate {
  /** The benchmark as it would be asked, in every way that there is reason for. */
  benchmark: Benchmark;
  /** Questions that the search would ask each model besides, at most. */
  search: number;
  /** How long each model would write. */
  time: TimeLine[];
  /** What judges are not told of the benchmarks' own policies; see `policyNotes`, `categoryNotes`. */
  policies: string[];
  /** What the audit can find out at best. */
  outlook: AuditOutlook;
}

/**
 * Plans an audit as its settings say, with the benchmark as it would be asked. The data is read and scanned; nothing is sent, so no
 * key is needed. Throws HoldfastError for settings that could not be carried out.
 */
export async function planAudit({
  settings,
  base,
  tuned,
  data,
  tries = 1,
  again = false,
  parts,
  checkpoints = 0,
  speeds,
  signal,
}: {
  settings: AuditSettings;
  base: string;
  tuned: string;
  /** The file of the training data; empty where it is not known. */
  data: string;
  /** Tuned models that a run audits at most. Default: one. */
  tries?: number;
  /** Whether those after the first are asked in further wordings. */
  again?: boolean;
  /** What a checkpoint is chosen on, and what is left to be reported. Default: nothing, and all of it. */
  parts?: (benchmark: Benchmark) => Promise<BenchmarkParts | undefined>;
  /** How many checkpoints are compared at most. */
  checkpoints?: number;
  /** What earlier audits measured. */
  speeds?: ModelSpeeds;
  signal?: AbortSignal;
}): Promise<AuditPlan> {
  await requireScope(settings, [base], { fetches: false });
  const asItStands = await configuredBenchmark(settings);
  const search = searchBudget(settings, asItStands);
  const { ground } = await askingGround({ data, translations: settings.translations, signal });
  const benchmark = await askedBenchmark(asItStands, settings, { ground });
  const further = again ? await benchmarkAgain(settings, asItStands) : asItStands;
  const later = further === asItStands ? benchmark : await askedBenchmark(further, settings, { ground });
  const { choosing, reporting } = (await parts?.(asItStands)) ?? {};
  const estimate = estimateAudit({
    base,
    tuned,
    judge: settings.judge,
    benchmarks: [benchmark, ...Array.from({ length: tries - 1 }, () => later)],
    ...configuredAsking(settings),
    prices: await readPrices(settings.prices),
    search,
    choosing: choosing && { benchmark: choosing, checkpoints },
    controls: (await configuredControls(settings, { signal })).length,
    batch: settings.batch,
  });
  const time = await estimateTime(estimate.written, { speeds, concurrency: settings.concurrency });
  const outlook = auditOutlook(settings, { benchmark: asItStands, reporting });
  const policies = [...(await policyNotes(settings)), ...(await categoryNotes(asItStands, settings.policy))];
  return { ...estimate, outlook, benchmark, search, time, policies };
}
