import { independentQuestions } from '../../../audit/benchmarks/independent-questions.ts';
import { readPrices } from '../../../data/prices/read-prices.ts';
import { estimateInput, estimateTokens } from '../../../models/estimate-tokens.ts';
import type { AuditSettings } from '../audit-settings.ts';
import { configuredLogs } from '../configured-logs.ts';
import { configuredControls, requireKnowingJudge } from '../open-audit.ts';
import { auditOutlook } from '../outlook/audit-outlook.ts';
import { estimateTime } from './estimate-time.ts';
import type { ModelSpeeds } from './model-speeds.ts';
import { judgeLines } from './most-written.ts';
import type { AuditPlan } from './plan-audit.ts';
import { policyNotes } from './policy-notes.ts';
import { priceLines } from './price-lines.ts';

/**
 * Plans an audit of two logs: the answers are there, so that only the judges take anything, and they read each answer that both
 * logs have, and the control answers. Nothing is sent, so no key is needed. Throws HoldfastError for logs that cannot be compared.
 */
export async function planLogAudit({
  settings,
  logs,
  speeds,
  signal,
}: {
  settings: AuditSettings;
  logs: { base: string; tuned: string };
  /** What earlier audits measured. */
  speeds?: ModelSpeeds;
  signal?: AbortSignal;
}): Promise<AuditPlan> {
  const { paired, benchmarks } = await configuredLogs(settings, logs);
  requireKnowingJudge({ ...settings, benchmarks });
  const controls = await configuredControls(settings, { signal });
  const read = [
    ...[...paired.base, ...paired.tuned]
      .filter(({ expected }) => !expected)
      .map(({ messages, text }) => estimateInput({ messages }) + estimateTokens(text)),
    ...controls.map(({ request }) => estimateTokens(JSON.stringify(request))),
  ];
  const tokens = read.reduce((sum, one) => sum + one, 0);
  const estimate = priceLines(judgeLines(settings.judge, { requests: read.length, tokens }), {
    prices: await readPrices(settings.prices),
    batch: settings.batch,
  });
  const time = await estimateTime(estimate.written, { speeds, concurrency: settings.concurrency });
  const policies = await policyNotes({ ...settings, benchmarks });
  const { benchmark } = paired;
  const outlook = auditOutlook(settings, { benchmark: independentQuestions(benchmark) });
  return { ...estimate, outlook, benchmark, search: 0, time, policies };
}
