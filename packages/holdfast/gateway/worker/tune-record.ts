import { createHash } from 'node:crypto';
import { writeAtomically } from '../../data/files/write-atomically.ts';
import type { TuneEvent } from '../../models/tuning/tuner.ts';
import { recoverJsonLines } from '../../store/json-lines/json-lines.ts';
import type { RunFolder } from '../../store/run-folder.ts';
import type { StoredFile } from '../files/stored-files.ts';
import type { GatewayFolder } from '../gateway-folder.ts';
import type { Job } from '../jobs/job.ts';
import { fileKey } from '../storage/local-file.ts';

/** What the record of a tune says once it is done. */
export interface TuneRecord {
  steps: number;
  loss: number | null;
  trainedTokens: number | undefined;
  /** A table of the loss by step, in its place and yet to be made known. */
  results: StoredFile;
}

/** Reads the record of a job's tune and writes its table of results, the same ones however often. Throws HoldfastError `storage`. */
export async function readTuneRecord(
  gateway: GatewayFolder,
  { job, run }: { job: Job; run: RunFolder },
): Promise<TuneRecord> {
  const events = await recoverJsonLines<TuneEvent>(run.file('tune'));
  const steps = events.filter((event) => event.type === 'step');
  const measuredSteps = steps.filter(({ tokens }) => tokens !== undefined);
  const table = ['step,train_loss', ...steps.map(({ step, loss }) => `${step},${loss}`), ''].join('\n');
  const id = `file-${job.id.replace(/^ftjob-/, '')}`;
  await writeAtomically(gateway.file(id), table);
  await gateway.store?.put(fileKey(id), gateway.file(id));
  const last = steps.at(-1);
  return {
    steps: last?.step ?? 0,
    loss: last?.loss ?? null,
    trainedTokens:
      measuredSteps.length === 0 ? undefined : measuredSteps.reduce((sum, { tokens = 0 }) => sum + tokens, 0),
    results: {
      id,
      tenant: job.tenant,
      filename: 'step_metrics.csv',
      purpose: 'fine-tune-results',
      bytes: Buffer.byteLength(table),
      sha256: createHash('sha256').update(table).digest('hex'),
      created_at: Date.now(),
      expires_at: null,
    },
  };
}
