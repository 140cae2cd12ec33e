import type { Engine } from '@holdfast/engine';
import { readPrices } from '../data/prices/read-prices.ts';
import { shelfNotes } from '../data/prices/shelf-notes.ts';
import { warn } from '../events/warn.ts';
import { parseHostedName } from '../models/hosted/hosted-name.ts';
import { requireOwnTemplate } from '../models/open-model.ts';
import { requireAccess } from './access.ts';
import { judgeModels } from './audit/estimate/most-written.ts';
import { policyNotes } from './audit/estimate/policy-notes.ts';
import {
  benchmarkAgain,
  configuredBenchmark,
  configuredControls,
  configuredJudge,
} from './audit/open-audit.ts';
import { partsForChoosing } from './audit/questions/parts-for-choosing.ts';
import { requireScope } from './audit/require-scope.ts';
import type { OpenedRun } from './opened-run.ts';
import { requireFormats } from './release/require-formats.ts';
import { plannedRepair } from './repair/planned-repair.ts';
import type { RunConfig } from './settings/run-config.ts';
import { runDefences } from './tune/run-defences.ts';

/**
 * Opens what the settings of a run name. What could not be carried out to its end is refused here, before anything is done or
 * paid: a key that is missing, a judge that cannot be asked, a benchmark that cannot be read or is about another world. Throws
 * HoldfastError.
 */
export async function openRun(
  config: RunConfig,
  { engine, signal }: { engine?: Engine; signal?: AbortSignal } = {},
): Promise<OpenedRun> {
  const { model, audit } = config;
  const defences = await runDefences(config);
  await requireScope(audit, [model]);
  await requireAccess(config);
  await requireFormats(config, defences);
  const named = [model, ...judgeModels(audit.judge)].filter(parseHostedName);
  const aged = shelfNotes(await readPrices(audit.prices), named, new Date());
  for (const note of [...(await policyNotes(audit)), ...aged]) warn(note);
  const benchmark = await configuredBenchmark(audit);
  const again = plannedRepair(config) > 0 ? await benchmarkAgain(audit, benchmark) : benchmark;
  const parts = await partsForChoosing(config, benchmark);
  await configuredControls(audit, { signal });
  await configuredJudge(audit, { engine });
  if (audit.chatTemplate !== undefined) requireOwnTemplate(model);
  return { benchmark, again, parts, defences };
}
