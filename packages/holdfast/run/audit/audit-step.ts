import { carryOutAudit } from '../../audit/carry-out-audit.ts';
import { servedModel } from '../../defences/served-model.ts';
import type { StepContext } from '../context.ts';
import type { RunEvent } from '../run-event.ts';
import { checkpointText, chooseRunCheckpoint } from '../tune/choose-run-checkpoint.ts';
import { runDefences } from '../tune/run-defences.ts';
import { tunedModelIn } from '../tune/tuned-model-in.ts';
import { openAudit } from './open-audit.ts';

/** Audits the tuned model, or its best safe checkpoint, against its base and writes the verdict. Throws HoldfastError. */
export async function* auditStep(context: StepContext): AsyncGenerator<RunEvent, string> {
  const { config, folder, engine, signal } = context;
  const benchmark = await chooseRunCheckpoint(context);
  const { options, watch, close } = await openAudit({
    settings: config.audit,
    base: config.model,
    tuned: await tunedModelIn(folder),
    folder,
    engine,
    benchmark,
    signal,
  });
  let summary = '';
  try {
    // A defence that wants a prompt at serving time is audited as it is served.
    const tuned = servedModel(options.tuned, await runDefences(config));
    for await (const event of watch(carryOutAudit({ ...options, tuned }))) {
      if (event.type === 'answers') {
        const { model, done, total } = event;
        yield { type: 'progress', step: 'audit', done, total, unit: 'answers', detail: `${model} model` };
      } else if (event.type === 'scores') {
        const { model, done, total } = event;
        yield { type: 'progress', step: 'audit', done, total, unit: 'scores', detail: `${model} model` };
      } else if (event.type === 'batch' || event.type === 'message') {
        yield event;
      } else {
        await folder.writeJson('verdict', event.verdict);
        summary = `${await checkpointText(context)}${event.verdict.outcome}: ${event.verdict.reason}`;
      }
    }
  } finally {
    await close();
  }
  return summary;
}
