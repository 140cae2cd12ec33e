import type { TuneEvent } from '../../tuner.ts';

type Step = Extract<TuneEvent, { type: 'step' }>;

/**
 * Turns the steps that a trainer's own log tells into events: a step that comes again means that the trainer went on from
 * a checkpoint before it, and is told as such.
 */
export function stepEvents(examples: number): (step: Step) => readonly TuneEvent[] {
  let last = 0;
  let started = false;
  return (step) => {
    const again = started && step.step <= last;
    const start: TuneEvent = {
      type: 'start',
      steps: step.steps,
      examples,
      resumedAfter: again ? step.step - 1 : 0,
    };
    const events = started && !again ? [step] : [start, step];
    started = true;
    last = step.step;
    return events;
  };
}
