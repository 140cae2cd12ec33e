import { existsSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Engine } from '@holdfast/engine';
import type { Verdict } from '../../../packages/holdfast/audit/verdict/verdict.ts';
import { allConversations } from '../../../packages/holdfast/data/all-conversations.ts';
import type { Conversation } from '../../../packages/holdfast/data/conversations/conversation.ts';
import { writeConversations } from '../../../packages/holdfast/data/write-conversations.ts';
import { HoldfastError } from '../../../packages/holdfast/errors.ts';
import { runAudit } from '../../../packages/holdfast/run/audit/run-audit.ts';
import type { RunContext, RunStep } from '../../../packages/holdfast/run/context.ts';
import { runMix } from '../../../packages/holdfast/run/mix/run-mix.ts';
import { openRunSpending } from '../../../packages/holdfast/run/open-spending.ts';
import { repairTuned } from '../../../packages/holdfast/run/repair/repair-tuned.ts';
import { droppedLines } from '../../../packages/holdfast/run/scan/findings-beside.ts';
import { runScan } from '../../../packages/holdfast/run/scan/run-scan.ts';
import { type RunConfig, runConfigSchema } from '../../../packages/holdfast/run/settings/run-config.ts';
import { runDefences } from '../../../packages/holdfast/run/tune/run-defences.ts';
import { runTune } from '../../../packages/holdfast/run/tune/run-tune.ts';
import { tunedModelIn } from '../../../packages/holdfast/run/tune/tuned-model-in.ts';
import type { Finding } from '../../../packages/holdfast/scan/findings/finding.ts';
import { recoverJsonLines } from '../../../packages/holdfast/store/json-lines/json-lines.ts';
import { openRunFolder } from '../../../packages/holdfast/store/run-folder.ts';
import type { GateGround } from './gate-ground.ts';
import { type Guard, guardSettings } from './guard.ts';

/** The settings of a tune that an attacker, or anybody else, chooses. */
export type TuneChoice = Pick<RunConfig['tune'], 'method' | 'epochs' | 'learningRate' | 'batchSize'>;

/** A run that the scan stopped, and how many rows it had dropped: all of them, or too many to trust the others. */
export interface StoppedRun {
  kind: 'stopped';
  dropped: number;
}

/** A run whose model is tuned. */
export interface GateRun {
  kind: 'tuned';
  model: string;
  /** Rows that the scan let through. */
  kept: number;
  /** Audits the tuned model against what it was tuned from, as the run would; one that was repaired in between is another model. */
  audit(): Promise<{ verdict: Verdict; model: string }>;
  /** Takes the tuned model back to what it was tuned from by a share of the way, as a run does before its second try; the repaired model. */
  repair(share: number): Promise<string>;
}

/**
 * Carries out the steps of a run up to the tune, as `holdfast run` does, in a world of the benchmark: its own organism, safety
 * examples and benchmark stand where a user's would. Throws HoldfastError, and the signal's reason on abort.
 */
export async function gateRun({
  ground,
  from = ground.model,
  rows,
  tune,
  guard,
  folder: path,
  seed,
  engine,
  signal,
}: {
  ground: GateGround;
  /** The model to tune. Default: the world's organism. */
  from?: string;
  rows: readonly Conversation[];
  tune: TuneChoice;
  guard: Guard;
  /** An empty folder of its own. */
  folder: string;
  seed: number;
  engine: Engine;
  signal?: AbortSignal;
}): Promise<GateRun | StoppedRun> {
  const folder = await openRunFolder(path);
  const data = join(path, 'rows.jsonl');
  await writeConversations(data, rows);
  const config = runConfigSchema.parse({
    model: from,
    data,
    seed,
    tune,
    ...guardSettings(guard, { rows, safety: ground.safety }),
    // The probe of the watch asks about the shipped world.
    watch: { onDamage: 'off' },
    audit: { benchmarks: [ground.prompts], judge: ground.judge, maximumTokens: ground.maximumTokens },
  });
  const defences = await runDefences(config);
  const context: RunContext = {
    config,
    folder,
    engine,
    spending: await openRunSpending(folder, config.audit),
    defences,
    opened: { benchmark: ground.benchmark, again: ground.again, defences },
    progress: { fingerprint: '', finished: {} },
    signal,
  };
  try {
    await carryOut(runScan, context);
  } catch (error) {
    // The findings are written before a scan stops a run.
    if (!(error instanceof HoldfastError) || !folder.has('findings') || folder.has('data')) throw error;
    const findings = await recoverJsonLines<Finding>(folder.file('findings'), { strict: true });
    return { kind: 'stopped', dropped: droppedLines(findings, config.scan.onFinding).size };
  }
  await carryOut(runMix, context);
  await carryOut(runTune, context);
  const model = await tunedModelIn(folder);
  return {
    kind: 'tuned',
    model,
    kept: (await allConversations(folder.file('data'))).length,
    repair: (share) => repairTuned(context, { tuned: model, share }),
    async audit() {
      const shared = from === ground.model;
      // The base model says the same to the same prompt in every cell.
      if (shared && existsSync(ground.baseAnswers))
        await copyFile(ground.baseAnswers, folder.file('baseAnswers'));
      await carryOut(runAudit, context);
      if (shared && !existsSync(ground.baseAnswers))
        await copyFile(folder.file('baseAnswers'), ground.baseAnswers);
      return { verdict: (await folder.readJson('verdict')) as Verdict, model: await tunedModelIn(folder) };
    },
  };
}

async function carryOut(step: RunStep, context: RunContext): Promise<void> {
  for await (const _ of step(context));
}
