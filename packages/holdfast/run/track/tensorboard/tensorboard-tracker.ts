import { appendFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Tracker } from '../tracker.ts';
import { figuresRecord, versionRecord } from './event-record.ts';

/**
 * A tracker that writes TensorBoard's event files: into `tensorboard` in the run folder, or under the run's name into a folder
 * that gathers several runs. A run that goes on adds a file, which TensorBoard draws as one with those before.
 */
export function tensorboardTracker({ folder }: { folder?: string }): Tracker {
  let file = '';
  return {
    async start({ name, folder: runFolder }) {
      const place = folder === undefined ? join(runFolder, 'tensorboard') : join(folder, name);
      await mkdir(place, { recursive: true });
      const now = Date.now();
      // TensorBoard reads a folder's files in the order of their names, which therefore begin with the time.
      file = join(place, `events.out.tfevents.${now}.holdfast.${process.pid}.0`);
      await appendFile(file, versionRecord(now));
      return undefined;
    },
    log: (figures) => appendFile(file, Buffer.concat(figures.map(figuresRecord))),
    end: async () => undefined,
  };
}
