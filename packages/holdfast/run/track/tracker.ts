/** A moment of a run as numbers by name, such as `tune/loss`. */
export interface TrackedFigures {
  /** The step of the tune that they belong to; 0 for what belongs to the run as a whole. */
  step: number;
  /** When they were measured, in milliseconds since 1970. */
  time: number;
  values: Readonly<Record<string, number>>;
}

/** What a tracker is told of a run when it starts. */
export interface TrackedRun {
  name: string;
  /** The run folder. */
  folder: string;
  /** The settings by their keys, such as `tune.epochs`. */
  settings: Readonly<Record<string, string>>;
  /** What `start` returned when the same run was started before. */
  before: string | undefined;
}

/** How a run ended: with a verdict, or before one was reached. */
export type TrackedEnd = 'pass' | 'fail' | 'inconclusive' | 'stopped';

/** Another program that draws the figures of runs. Each of its methods may throw whatever it likes: a run goes on without it. */
export interface Tracker {
  /** Begins, or goes on with, a run. Returns under what name the tracker knows it, where it gives one. */
  start(run: TrackedRun): Promise<string | undefined>;
  /** Takes the figures of several moments, in their order. */
  log(figures: readonly TrackedFigures[]): Promise<void>;
  end(end: TrackedEnd): Promise<void>;
}
