import { streamJsonLines } from './json-lines.ts';
import { JsonLinesWriter } from './json-lines-writer.ts';

/** Lines in memory, for as long as they are held. */
export class MemoryLines<Line> {
  readonly lines: Line[] = [];
}

/** Where lines are kept: a JSONL file by its path, which is appended to and resumed from, or memory. */
export type KeptLines<Line> = string | MemoryLines<Line>;

/** What is kept there so far. Throws HoldfastError `storage` as `streamJsonLines` does. */
export async function* readKept<Line>(kept: KeptLines<Line>): AsyncGenerator<Line> {
  if (typeof kept === 'string') yield* streamJsonLines<Line>(kept);
  else yield* [...kept.lines];
}

/** What adds lines there; see `JsonLinesWriter`. */
export function keptWriter<Line>(kept: KeptLines<Line>): { add(line: Line): void; flush(): Promise<void> } {
  if (typeof kept === 'string') return new JsonLinesWriter<Line>(kept);
  return {
    add: (line) => {
      kept.lines.push(line);
    },
    flush: async () => undefined,
  };
}
