import { rm } from 'node:fs/promises';
import type { DroppedRows } from '../../audit/verdict/parts/dropped-rows.ts';
import type { RunContext } from '../context.ts';
import { writeRunOrigins } from '../origins/write-run-origins.ts';
import type { RunProgress } from '../progress.ts';
import { auditFormats } from '../release/audit-formats.ts';
import { type FormatVerdict, standingOf } from '../release/format-verdicts.ts';
import { formatAsTuned } from '../release/release-formats.ts';
import { canBeRepaired } from '../repair/can-be-repaired.ts';
import { plannedRepair } from '../repair/planned-repair.ts';
import { repairTuned } from '../repair/repair-tuned.ts';
import type { RunEvent } from '../run-event.ts';
import type { StepFigures } from '../step-text.ts';
import { checkpointText, chooseRunCheckpoint } from '../tune/choose-run-checkpoint.ts';
import { modelOfTune } from '../tune/tuned-model-in.ts';
import { plannedTries } from './planned-tries.ts';

/**
 * Audits the tuned model of a run, or its best safe checkpoint, against its base, in every format that it is to be released
 * in. One that does not pass, and of which no rise of harm was shown, is repaired where that was planned, and audited once more, in
 * further wordings where the benchmarks have them. Throws HoldfastError.
 */
export async function* runAudit(context: RunContext): AsyncGenerator<RunEvent, StepFigures> {
  const { config, folder, opened } = context;
  await writeRunOrigins(context);
  const benchmark = (await chooseRunCheckpoint(context)) ?? opened.benchmark;
  const formatsOf = (model: string) => config.release?.formats ?? [formatAsTuned(model)];
  const tuned = await modelOfTune(folder);
  const formats = formatsOf(tuned);
  const share = plannedRepair(config);
  const tries = plannedTries(config, context.progress);
  const dropped = droppedByScan(context.progress);
  const verdicts = yield* auditFormats(context, { formats, tuned, benchmark, tries, dropped });
  const checkpoint = await checkpointText(context);
  const figuresOf = (last: readonly FormatVerdict[]): StepFigures => ({
    step: 'audit',
    checkpoint,
    ...standingOf(last),
  });
  if (share === 0 || !verdicts.every(({ verdict }) => canBeRepaired(verdict))) return figuresOf(verdicts);
  const repaired = await repairTuned(context, { tuned, share });
  // Those of the model as it was tuned lie there.
  await rm(folder.file('formats'), { recursive: true, force: true });
  const [{ verdict: before }] = verdicts;
  const again = yield* auditFormats(context, {
    formats: formatsOf(repaired),
    tuned: repaired,
    benchmark: opened.again,
    dropped,
    tries: {
      number: 2,
      planned: 2,
      repair: `interpolation:${share}`,
      before: { outcome: before.outcome, reason: before.reason },
    },
  });
  return figuresOf(again);
}

function droppedByScan({ finished }: RunProgress): DroppedRows | undefined {
  const figures = finished.scan?.figures;
  if (figures?.step !== 'scan' || !figures.droppedForHarm) return undefined;
  return { rows: figures.droppedForHarm, all: figures.kept + figures.dropped };
}
