import { type PairedLogs, pairLogs } from '../../audit/logs/pair-logs.ts';
import { type AnswerLog, readAnswerLog } from '../../audit/logs/read-answer-log.ts';
import { HoldfastError } from '../../errors.ts';
import { isOrganismBenchmark } from '../../settings/organism-benchmarks.ts';
import type { AuditSettings } from './audit-settings.ts';
import { configuredBenchmark } from './open-audit.ts';

/** Two logs as an audit's settings have them compared. */
export interface ConfiguredLogs {
  base: AnswerLog;
  tuned: AnswerLog;
  paired: PairedLogs;
  /** The settings' benchmarks that another tool can have asked. */
  benchmarks: string[];
}

/** Reads two models' logs and pairs their answers. Throws HoldfastError for logs and settings that do not go together. */
export async function configuredLogs(
  settings: AuditSettings,
  logs: { base: string; tuned: string },
): Promise<ConfiguredLogs> {
  if (settings.sequential)
    throw new HoldfastError('bad-usage', 'Logs are whole already; leave out --sequential.');
  const base = await readAnswerLog(logs.base);
  const tuned = await readAnswerLog(logs.tuned);
  // The organism's own benchmark is the default, and never what another tool asked.
  const benchmarks = settings.benchmarks.filter((name) => !isOrganismBenchmark(name));
  const benchmark =
    benchmarks.length > 0 ? await configuredBenchmark({ ...settings, benchmarks }) : undefined;
  return { base, tuned, benchmarks, paired: pairLogs({ base, tuned, benchmark, kind: settings.kind }) };
}
