import { rm } from 'node:fs/promises';
import type { TuneEvent, TuneRequest, Tuner } from '../models/tuning/tuner.ts';
import { appendJsonLines, recoverJsonLines } from '../store/json-lines/json-lines.ts';
import { tunedModelOf } from './tuned-model.ts';

/**
 * Carries out a tune and records its events in a JSONL file. A finished tune is reused, an interrupted one goes on where
 * its tuner can; steps that are done again replace those recorded after the last state.
 */
export async function* tune({
  tuner,
  request,
  record,
}: {
  tuner: Tuner;
  request: TuneRequest;
  /** The JSONL file. */
  record: string;
}): AsyncGenerator<TuneEvent> {
  let known = await recoverJsonLines<TuneEvent>(record, { strict: true });
  if (tunedModelOf({ output: request.output, events: known }) !== undefined) {
    yield* known;
    return;
  }
  let waiting: TuneEvent[] = [];
  const flush = async (): Promise<void> => {
    await appendJsonLines(record, waiting.splice(0));
  };
  let eventsTold = 0;
  try {
    for await (const event of tuner.tune(request)) {
      if (event.type === 'start') {
        // What was recorded beyond the state that training goes on from is about to happen again. A tuner that begins
        // with nothing done, or tells everything again, begins with a fresh record.
        const afresh = eventsTold === 0 && event.resumedAfter === 0;
        known = [event, ...(afresh ? [] : known.filter((old) => isKept(old, event.resumedAfter)))];
        await rm(record, { force: true });
        waiting = [...known];
      } else {
        known.push(event);
        waiting.push(event);
      }
      eventsTold += 1;
      // Steps come fast and can be done again; what else there is to know is rare and is kept at once.
      if (waiting.length >= recordEvery || (event.type !== 'step' && event.type !== 'start')) await flush();
      yield event;
    }
  } finally {
    await flush();
  }
  await rm(request.scratch, { recursive: true, force: true });
}

/** Steps written at a time. */
const recordEvery = 50;

/** Whether an event of before still holds when training goes on after a step. */
function isKept(event: TuneEvent, resumedAfter: number): boolean {
  if (event.type === 'step' || event.type === 'checkpoint') return event.step <= resumedAfter;
  return event.type !== 'start' && event.type !== 'end';
}
