import { HoldfastError } from '../../errors.ts';
import type { BatchOptions } from '../../models/hosted/batch/batch-event.ts';
import { readBatchNotes } from '../../models/hosted/batch/batch-note.ts';
import { parseHostedName } from '../../models/hosted/hosted-name.ts';
import { mayHaveBatches } from '../../models/hosted/open-endpoint.ts';
import type { RunFolder } from '../../store/run-folder.ts';
import type { AuditSettings } from './audit-settings.ts';
import { judgeModels } from './estimate/most-written.ts';

/** Throws HoldfastError `bad-usage` where batches are wanted and the audit cannot be carried out in them. */
export function requireBatchable(
  { batch, sequential, judge }: Pick<AuditSettings, 'batch' | 'sequential' | 'judge'>,
  models: readonly string[],
): void {
  if (!batch) return;
  if (sequential) {
    const text =
      'A sequential audit stops as soon as the verdict is decided, and a batch is paid for whole: leave sequential or batch out.';
    throw new HoldfastError('bad-usage', text);
  }
  for (const name of models) {
    const hosted = parseHostedName(name);
    if (hosted && !mayHaveBatches(hosted)) {
      throw new HoldfastError('bad-usage', `${name} has no batch endpoint; leave batch out.`);
    }
  }
  if (![...models, ...judgeModels(judge)].some((name) => parseHostedName(name))) {
    const text =
      'Neither the models nor the judge are asked over an endpoint, so there are no batches: leave batch out.';
    throw new HoldfastError('bad-usage', text);
  }
}

/**
 * How each step of an audit is asked in batches: models must have them where batches are wanted, and a judge without them
 * is asked directly. Where they are not wanted, what is left in those of earlier starts is collected, since it is paid
 * for; undefined where there are none. Throws HoldfastError `bad-usage` while such a batch goes on.
 */
export async function batchesIn(
  { path, file }: RunFolder,
  { batch }: Pick<AuditSettings, 'batch'>,
): Promise<((step: 'base' | 'tuned' | 'judge') => Omit<BatchOptions, 'tell'>) | undefined> {
  const folder = file('batches');
  if (batch) return (step) => ({ step, folder, required: step !== 'judge' });
  const notes = await readBatchNotes(folder);
  const open = notes.find(
    ({ asked: submitted, outcome, cancelled }) => submitted && outcome === undefined && !cancelled,
  );
  if (open) {
    const which = `a batch that goes on (${open.batch ?? 'just asked for'})`;
    throw new HoldfastError(
      'bad-usage',
      `${path} has ${which}: ask in batches again to collect it, or end it with \`holdfast batches ${path} --cancel\`.`,
    );
  }
  return notes.length > 0 ? (step) => ({ step, folder, required: false, collectOnly: true }) : undefined;
}
