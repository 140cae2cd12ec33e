import type { Benchmark } from '../../audit/benchmarks/benchmark.ts';
import type { AuditEvent } from '../../audit/judging/judge-pairs.ts';
import type { DroppedRows } from '../../audit/verdict/parts/dropped-rows.ts';
import type { Tries } from '../../audit/verdict/parts/tries.ts';
import { servedModel } from '../../defences/served-model.ts';
import { mapEvents } from '../../events/map-events.ts';
import type { BatchEvent } from '../../models/hosted/batch/batch-event.ts';
import type { RunFolder } from '../../store/run-folder.ts';
import { auditStep } from '../audit/audit-step.ts';
import type { StepContext } from '../context.ts';
import type { RunEvent } from '../run-event.ts';
import { type FormatVerdict, writeFormatVerdicts } from './format-verdicts.ts';
import type { GivenFormat } from './release-formats.ts';
import { writeFormat } from './write-format.ts';

/**
 * Writes the tuned model of a run in each format and audits what was written against the base. Answers and scores of all
 * formats lie in the run folder's files, told apart by the model's fingerprint, so the base model is asked once. Returns the
 * verdict of each. Throws HoldfastError, and the signal's reason on abort; what was written and answered is kept.
 */
export async function* auditFormats(
  context: StepContext & { folder: RunFolder },
  {
    formats,
    tuned,
    benchmark,
    tries,
    dropped,
  }: {
    formats: readonly GivenFormat[];
    tuned: string;
    benchmark: Benchmark;
    /** Which of several planned tries this is; default: the only one. */
    tries?: Tries;
    /** What the scan of the data dropped for what it teaches. */
    dropped?: DroppedRows;
  },
): AsyncGenerator<RunEvent, FormatVerdict[]> {
  const { config, folder, defences, signal } = context;
  const verdicts: FormatVerdict[] = [];
  for (const [place, format] of formats.entries()) {
    const model = await writeFormat(format, { tuned, folder, signal });
    if (formats.length > 1) {
      const total = formats.length;
      yield { type: 'progress', step: 'audit', done: place, total, unit: 'formats', detail: format };
    }
    const step = auditStep(context, {
      base: config.model,
      tuned: model,
      benchmark,
      // A defence that wants a prompt at serving time is audited as it is served.
      serve: (opened) => servedModel(opened, defences),
      tries,
      dropped,
    });
    const verdict = yield* mapEvents(step, (event) =>
      toldByRun(event, formats.length > 1 ? format : undefined),
    );
    verdicts.push({ format, model, verdict });
  }
  if (config.release?.formats || formats.length > 1) await writeFormatVerdicts(folder, verdicts);
  return verdicts;
}

/** An audit's event as a run tells it; verdicts are told at the run's end. */
function toldByRun(event: AuditEvent | BatchEvent, format: GivenFormat | undefined): RunEvent | undefined {
  if (event.type === 'verdict') return undefined;
  if (event.type === 'batch' || event.type === 'message') return event;
  const { type: unit, model, done, total } = event;
  const which = format === undefined || model === 'base' ? `${model} model` : `${model} model, ${format}`;
  return { type: 'progress', step: 'audit', done, total, unit, detail: which };
}
