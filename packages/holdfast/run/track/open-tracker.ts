import { mlflowTracker } from './mlflow-tracker.ts';
import { tensorboardTracker } from './tensorboard/tensorboard-tracker.ts';
import type { Tracker } from './tracker.ts';
import { parseTrackerName, type TrackerKind } from './tracker-name.ts';
import { wandbTracker } from './wandb-tracker.ts';

const trackers: Readonly<Record<TrackerKind, (place: string | undefined) => Tracker>> = {
  tensorboard: (folder) => tensorboardTracker({ folder }),
  mlflow: (url = '') => mlflowTracker({ url }),
  wandb: (project) => wandbTracker({ project }),
};

/** Opens a tracker by the name that the settings give it, which are checked already. */
export function openTracker(name: string): Tracker {
  const parsed = parseTrackerName(name);
  if (typeof parsed === 'string') throw new RangeError(parsed);
  return trackers[parsed.kind](parsed.place);
}
