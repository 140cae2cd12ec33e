import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writeAtomically } from '../../data/files/write-atomically.ts';
import { HoldfastError } from '../../errors.ts';
import { gatewayRecordHash } from '../../store/gateway-record.ts';

/** The file of a gateway's run folder that holds what its log says of the job. */
export const gatewayFileName = 'gateway.json';

const recordSchema = z.strictObject({
  number: z.int(),
  at: z.number(),
  tenant: z.string(),
  actor: z.string(),
  action: z.string(),
  subject: z.string(),
  detail: z.string(),
  previous: z.string(),
  hash: z.string(),
});

const fileSchema = z.strictObject({ job: z.string(), records: z.array(recordSchema) });

/** What a gateway's log says of a job, record by record as they stand there, each with its hash. */
export type GatewayFile = z.infer<typeof fileSchema>;

/** Reads a run's `gateway.json`; undefined where there is none. Throws HoldfastError `storage` for a damaged one. */
export async function readGatewayFile(folder: string): Promise<GatewayFile | undefined> {
  const path = join(folder, gatewayFileName);
  if (!existsSync(path)) return undefined;
  try {
    return fileSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (cause) {
    throw new HoldfastError('storage', `${path} is damaged; "holdfast evidence" writes it anew.`, { cause });
  }
}

/** Writes a run's `gateway.json`. Throws HoldfastError `storage`. */
export async function writeGatewayFile(folder: string, file: GatewayFile): Promise<void> {
  await writeAtomically(join(folder, gatewayFileName), `${JSON.stringify(file, null, 2)}\n`);
}

/** What of a `gateway.json` does not fit itself, or what the gateway's log says now, in phrases. */
export function gatewayFileMisfits(file: GatewayFile, log?: GatewayFile): string[] {
  const changed = file.records
    .filter((record) => gatewayRecordHash(record) !== record.hash)
    .map(({ number }) => `${gatewayFileName}: record ${number} is not what was written`);
  if (!log || changed.length > 0) return changed;
  const hashes = new Set(log.records.map(({ hash }) => hash));
  const strange = file.records.filter(({ hash }) => !hashes.has(hash));
  if (strange.length > 0 || file.job !== log.job)
    return [`${gatewayFileName} tells something else of ${file.job} than the gateway's log`];
  return [];
}

/** How many records of the job the log has that the file does not. */
export function recordsSince(file: GatewayFile, log: GatewayFile): number {
  const hashes = new Set(file.records.map(({ hash }) => hash));
  return log.records.filter(({ hash }) => !hashes.has(hash)).length;
}
