import { join } from 'node:path';
import type { Engine } from '@holdfast/engine';
import type { Verdict } from '../../audit/verdict/verdict.ts';
import { servedModel } from '../../defences/served-model.ts';
import { auditStep } from '../../run/audit/audit-step.ts';
import { openRunSpending } from '../../run/open-spending.ts';
import type { RunConfig } from '../../run/settings/run-config.ts';
import { runDefences } from '../../run/tune/run-defences.ts';
import { tunedModelIn } from '../../run/tune/tuned-model-in.ts';
import { openRunFolder } from '../../store/run-folder.ts';
import { readRunCost } from '../run-views/run-cost.ts';

/**
 * Audits the tuned model of a run against the model at the beginning of its line, by the same settings: a line of tunes has
 * one margin, however many small steps it takes. Answers, scores and verdict lie in the run's folder, under `root`. Throws
 * HoldfastError, and the signal's reason on abort; the same audit goes on where it was.
 */
export async function auditAgainstRoot({
  run,
  root,
  config,
  engine,
  signal,
}: {
  /** The run folder. */
  run: string;
  root: string;
  config: RunConfig;
  engine: Engine;
  signal: AbortSignal;
}): Promise<Verdict> {
  const tuned = await tunedModelIn(await openRunFolder(run));
  const folder = await openRunFolder(join(run, 'root'));
  const spending = await openRunSpending(folder, {
    ...config.audit,
    budget: await leftOf(run, config.audit),
  });
  const defences = await runDefences(config);
  try {
    const audit = auditStep(
      { config, folder, engine, spending, signal },
      { base: root, tuned, serve: (model) => servedModel(model, defences) },
    );
    for (;;) {
      const next = await audit.next();
      if (next.done) return next.value;
    }
  } finally {
    await spending.close();
  }
}

/** What the audit against the base has left of the job's budget. */
async function leftOf(run: string, { budget }: RunConfig['audit']): Promise<number | undefined> {
  if (budget === undefined) return undefined;
  const { spent = 0 } = (await readRunCost(await openRunFolder(run))) ?? {};
  return Math.max(budget - spent, 0);
}
