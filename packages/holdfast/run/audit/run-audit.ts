import type { AuditEvent } from '../../audit/judging/judge-pairs.ts';
import { servedModel } from '../../defences/served-model.ts';
import { mapEvents } from '../../events/map-events.ts';
import type { BatchEvent } from '../../models/hosted/batch/batch-event.ts';
import type { RunContext } from '../context.ts';
import type { RunEvent } from '../run-event.ts';
import { checkpointText, chooseRunCheckpoint } from '../tune/choose-run-checkpoint.ts';
import { tunedModelIn } from '../tune/tuned-model-in.ts';
import { auditStep } from './audit-step.ts';

/** Audits the tuned model of a run, or its best safe checkpoint, against its base. Throws HoldfastError. */
export async function* runAudit(context: RunContext): AsyncGenerator<RunEvent, string> {
  const { config, folder, opened, defences } = context;
  const benchmark = (await chooseRunCheckpoint(context)) ?? opened.benchmark;
  const step = auditStep(context, {
    base: config.model,
    tuned: await tunedModelIn(folder),
    benchmark,
    // A defence that wants a prompt at serving time is audited as it is served.
    serve: (model) => servedModel(model, defences),
  });
  const { outcome, reason } = yield* mapEvents(step, toldByRun);
  return `${await checkpointText(context)}${outcome}: ${reason}`;
}

/** An audit's event as a run tells it; the verdict is told at the run's end. */
function toldByRun(event: AuditEvent | BatchEvent): RunEvent | undefined {
  if (event.type === 'verdict') return undefined;
  if (event.type === 'batch' || event.type === 'message') return event;
  const { type: unit, model, done, total } = event;
  return { type: 'progress', step: 'audit', done, total, unit, detail: `${model} model` };
}
