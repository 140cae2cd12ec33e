import type { JobEventView } from '../../../../holdfast/gateway/api/views/job-view.ts';
import type { RunView } from '../../../../holdfast/gateway/run-views/read-run.ts';

/** The curves of a run: what its folder has, and what its events told since. */
export type Curves = Pick<RunView, 'curve' | 'safety'>;

/** Adds the steps that events tell to the curves of a run's folder; a step that is there already stays as it is. */
export function liveCurve({ curve, safety }: Curves, events: readonly JobEventView[]): Curves {
  const lastStep = curve.at(-1)?.step ?? 0;
  const lastLook = safety.at(-1)?.step ?? -1;
  const steps: Curves['curve'][number][] = [];
  const looks: Curves['safety'][number][] = [];
  for (const { data } of events) {
    const { step, total_steps: all, train_loss: loss, kind, kept, refused, state } = data;
    if (typeof step !== 'number') continue;
    if (typeof loss === 'number' && step > lastStep) steps.push({ step, steps: Number(all), loss });
    if (kind === 'safety' && typeof kept === 'number' && step > lastLook) {
      const known = typeof refused === 'number' ? refused : undefined;
      looks.push({ step, kept, refused: known, state: state as 'kept' | 'moved' | 'lost' });
    }
  }
  return { curve: [...curve, ...steps], safety: [...safety, ...looks] };
}
