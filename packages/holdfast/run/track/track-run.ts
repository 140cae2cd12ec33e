import { basename, resolve } from 'node:path';
import { warn } from '../../events/warn.ts';
import type { RunFolder } from '../../store/run-folder.ts';
import type { RunEvent } from '../run-event.ts';
import type { RunConfig } from '../settings/run-config.ts';
import { figuresOfEvent } from './figures-of-event.ts';
import { openTracker } from './open-tracker.ts';
import { settingTexts } from './setting-texts.ts';
import type { TrackedEnd, TrackedFigures, Tracker } from './tracker.ts';

/** Under what names trackers know a run, by the settings that name them, so that a run that goes on stays one run there. */
type Tracking = Record<string, string>;

/** What stands between a run and one tracker. Nothing of it throws. */
interface Feed {
  log(figures: TrackedFigures): void;
  end(end: TrackedEnd): Promise<void>;
}

/**
 * Tells a run's events on, and their figures to every tracker that the settings name. A tracker that fails is warned of once
 * and told nothing more; none ends a run or holds it up before its end.
 */
export async function* trackRun<Result>(
  events: AsyncGenerator<RunEvent, Result>,
  { config, folder }: { config: RunConfig; folder: RunFolder },
): AsyncGenerator<RunEvent, Result> {
  if (config.track.length === 0) return yield* events;
  let feeds: Feed[] = [];
  let end: TrackedEnd = 'stopped';
  try {
    for (;;) {
      const next = await events.next();
      if (next.done) return next.value;
      const event = next.value;
      if (event.type === 'run-start') {
        const tracking = ((await folder.readJson('tracking')) ?? {}) as Tracking;
        feeds = config.track.map((name) => feedTracker(name, { config, folder, tracking }));
      }
      const figures = figuresOfEvent(event);
      if (figures) for (const feed of feeds) feed.log({ ...figures, time: Date.now() });
      if (event.type === 'run-end') end = event.verdict.outcome;
      yield event;
    }
  } finally {
    // Of events that have ended already this does nothing.
    await events.return(undefined as never);
    await Promise.all(feeds.map((feed) => feed.end(end)));
  }
}

/** A tracker that takes figures while the run goes on, many at once where it is slower than the run. */
function feedTracker(
  name: string,
  { config, folder, tracking }: { config: RunConfig; folder: RunFolder; tracking: Tracking },
): Feed {
  let tracker: Tracker | undefined;
  let waiting: TrackedFigures[] = [];
  let failed = false;
  let work: Promise<void> = Promise.resolve();
  const next = (piece: () => Promise<void>): void => {
    work = work.then(async () => {
      if (failed) return;
      try {
        await piece();
      } catch (error) {
        failed = true;
        const reason = error instanceof Error ? error.message : String(error);
        warn(`The run is not tracked by ${name} any more, and goes on: ${reason}`);
      }
    });
  };
  next(async () => {
    tracker = openTracker(name);
    const path = resolve(folder.path);
    const run = {
      name: basename(path),
      folder: path,
      settings: settingTexts(config),
      before: tracking[name],
    };
    const id = await tracker.start(run);
    if (id === undefined) return;
    tracking[name] = id;
    await folder.writeJson('tracking', tracking);
  });
  return {
    log(figures) {
      waiting.push(figures);
      next(async () => {
        const taken = waiting;
        waiting = [];
        if (taken.length > 0) await tracker?.log(taken);
      });
    },
    async end(end) {
      next(async () => tracker?.end(end));
      await work;
    },
  };
}
