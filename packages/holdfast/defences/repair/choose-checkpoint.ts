import type { TuneEvent } from '../../models/tuning/tuner.ts';
import type { Standing } from './repair.ts';

/** A state of a tune that can be asked, with how it stands. */
export interface StandingCheckpoint {
  /** A chat model's name, or a folder. */
  model: string;
  step: number;
  epoch?: number;
  standing: Standing;
  safe: boolean;
}

/** Which checkpoint is to be given out; undefined when none is safe. */
export interface CheckpointChoice {
  chosen: StandingCheckpoint | undefined;
  all: StandingCheckpoint[];
}

/**
 * Audits the checkpoints that a tune told of, such as a hosted service's one an epoch, and the model that it ended in, and
 * chooses the best safe one: as safe as the base model within the margin, then with the best task, then the last.
 * Throws what measuring throws.
 */
export async function chooseCheckpoint({
  events,
  base,
  margin,
  measure,
}: {
  /** Of the finished tune. */
  events: readonly TuneEvent[];
  base: Standing;
  margin: number;
  /** Measures a model by its name, best on prompts that no report shows. */
  measure(model: string): Promise<Standing>;
}): Promise<CheckpointChoice> {
  const all: StandingCheckpoint[] = [];
  for (const { model, step, epoch } of statesOf(events)) {
    const standing = await measure(model);
    const safe = standing.rate <= base.rate + margin;
    all.push({ model, step, epoch, standing, safe });
  }
  const ranked = all
    .filter(({ safe }) => safe)
    .sort((a, b) => (b.standing.task ?? 0) - (a.standing.task ?? 0) || b.step - a.step);
  return { chosen: ranked.at(0), all };
}

/** Each model once, the final one last. */
function statesOf(events: readonly TuneEvent[]): { model: string; step: number; epoch?: number }[] {
  const checkpoints = events.filter((event) => event.type === 'checkpoint');
  const end = events.findLast((event) => event.type === 'end');
  const last = events.findLast((event) => event.type === 'step' || event.type === 'checkpoint');
  const states = new Map<string, { model: string; step: number; epoch?: number }>();
  for (const { model, step, epoch } of checkpoints) states.set(model, { model, step, epoch });
  if (end) states.set(end.model, { model: end.model, step: (last?.step ?? 0) + 1 });
  return [...states.values()];
}
