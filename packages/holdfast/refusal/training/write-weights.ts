import { writeFileSync } from 'node:fs';
import type { TrainingRecord } from './training-record.ts';

/** Writes weights and, once they lie there, their record beside them, and says how large they are. */
export function writeWeights(
  bytes: Uint8Array,
  { into, record, recordFile }: { into: URL; record: () => TrainingRecord; recordFile: URL },
): void {
  writeFileSync(into, bytes);
  writeFileSync(recordFile, `${JSON.stringify(record(), undefined, 2)}\n`);
  console.log(`${into.pathname.split('/').at(-1)}: ${bytes.length} bytes`);
}
