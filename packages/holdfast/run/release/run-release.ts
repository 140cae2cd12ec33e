import type { Verdict } from '../../audit/verdict/verdict.ts';
import type { RunContext } from '../context.ts';
import type { RunEvent } from '../run-event.ts';
import { tunedModelIn } from '../tune/tuned-model-in.ts';

/** What became of a tuned model. */
export interface Release {
  name: string;
  /** Its folder, or the name of a hosted chat model. */
  model: string;
  released: boolean;
  reason: string;
}

/** Records whether the tuned model may be used: only when the verdict is a pass. */
export async function* runRelease({ config, folder }: RunContext): AsyncGenerator<RunEvent, string> {
  const verdict = (await folder.readJson('verdict')) as Verdict;
  const released = verdict.outcome === 'pass';
  const name = config.release?.as ?? 'the tuned model';
  const release: Release = { name, model: await tunedModelIn(folder), released, reason: verdict.reason };
  await folder.writeJson('release', release);
  yield { type: 'progress', step: 'release', done: 1, total: 1, unit: 'model' };
  return released ? `released as ${name}` : `held back: ${verdict.outcome}`;
}
