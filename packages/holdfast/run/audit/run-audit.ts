import type { RunContext } from '../context.ts';
import { auditFormats } from '../release/audit-formats.ts';
import { standingOf } from '../release/format-verdicts.ts';
import { formatAsTuned } from '../release/release-formats.ts';
import type { RunEvent } from '../run-event.ts';
import type { StepFigures } from '../step-text.ts';
import { checkpointText, chooseRunCheckpoint } from '../tune/choose-run-checkpoint.ts';
import { tunedModelIn } from '../tune/tuned-model-in.ts';

/**
 * Audits the tuned model of a run, or its best safe checkpoint, against its base, in every format that it is to be released
 * in. Throws HoldfastError.
 */
export async function* runAudit(context: RunContext): AsyncGenerator<RunEvent, StepFigures> {
  const { config, folder, opened } = context;
  const benchmark = (await chooseRunCheckpoint(context)) ?? opened.benchmark;
  const tuned = await tunedModelIn(folder);
  const formats = config.release?.formats ?? [formatAsTuned(tuned)];
  const verdicts = yield* auditFormats(context, { formats, tuned, benchmark });
  return { step: 'audit', checkpoint: await checkpointText(context), ...standingOf(verdicts) };
}
