import { existsSync } from 'node:fs';
import type { TuneEvent } from '../models/tuning/tuner.ts';
import { recoverJsonLines } from '../store/json-lines/json-lines.ts';

/** The name of a chat model that is asked over the network, such as `openai:ft:gpt-4.1-mini:acme::x`, and no folder. */
const hostedName = /^[a-z][a-z-]+:/i;

/**
 * The model that a finished tune left: its folder, or the name of a hosted chat model; undefined when the tune has not
 * ended or its folder is gone. `output` and `record` are those of the tune. Throws HoldfastError `storage`.
 */
export async function tunedModel({
  output,
  record,
}: {
  output: string;
  /** The JSONL file with the tune's events. */
  record: string;
}): Promise<string | undefined> {
  return tunedModelOf({ output, events: await recoverJsonLines<TuneEvent>(record, { strict: true }) });
}

/** The same, from events that have been read already. */
export function tunedModelOf({
  output,
  events,
}: {
  output: string;
  events: readonly TuneEvent[];
}): string | undefined {
  const last = events.at(-1);
  if (last?.type !== 'end') return undefined;
  // A run folder may have been moved since, so the folder that is there counts and not its recorded path.
  if (existsSync(output)) return output;
  return hostedName.test(last.model) ? last.model : undefined;
}
