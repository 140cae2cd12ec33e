import type { TuneEvent } from '../../tuner.ts';
import type { Trainer } from '../trainer.ts';
import type { TrainerFolder } from '../trainer-folder.ts';
import { GrowingFile } from './growing-file.ts';
import { readTrainerEvent } from './trainer-event.ts';

/** A growing file and how its lines are read. */
export interface EventSource {
  file: GrowingFile;
  read(line: string): readonly TuneEvent[];
}

/** Everywhere that a trainer tells how it goes on: `events.jsonl`, and logs of its own. */
export function eventSources(trainer: Trainer, folder: TrainerFolder, output: string): EventSource[] {
  return [
    { file: new GrowingFile(folder.request.events), read: readProtocolLine },
    ...(trainer.logs?.(folder, output) ?? []).map(({ path, read }) => ({
      file: new GrowingFile(path),
      read,
    })),
  ];
}

/** What the sources have told since the last call. */
export async function* readEvents(sources: readonly EventSource[]): AsyncGenerator<TuneEvent> {
  for (const { file, read } of sources) {
    for (const line of await file.readLines()) yield* read(line);
  }
}

function readProtocolLine(line: string): readonly TuneEvent[] {
  const event = readTrainerEvent(line);
  return event === undefined || event.type === 'end' ? [] : [event];
}
