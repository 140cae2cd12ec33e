import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { HoldfastError } from '../../errors.ts';
import {
  type BatchNote,
  readBatchNotes,
  removeBatchNote,
  writeBatchNote,
} from '../../models/hosted/batch/batch-note.ts';
import type { BatchService, ServiceBatch } from '../../models/hosted/batch/batch-service.ts';
import { parseHostedName } from '../../models/hosted/hosted-name.ts';
import { openEndpoint } from '../../models/hosted/open-endpoint.ts';
import { RequestFailure } from '../../models/hosted/request/failures/request-failure.ts';
import { openRunFolder } from '../../store/run-folder.ts';
import { createCommand, inContext } from '../command.ts';
import { commandDescriptions } from '../command-descriptions.ts';
import { exitCodes } from '../exit-codes.ts';
import { stepLabel } from '../show/step-label.ts';

interface Options {
  cancel?: boolean;
  json?: boolean;
  quiet?: boolean;
}

/** `holdfast batches`: the batches of an audit or run, and an end to those that go on. */
export function batchesCommand(): Command {
  return createCommand('batches', commandDescriptions.batches, [
    'holdfast batches audit',
    'holdfast batches runs/support-bot --cancel',
  ])
    .argument('<folder>', 'the folder of the audit or run')
    .option('--cancel', 'cancel the batches that go on; what they have answered is kept, and paid for')
    .action((path: string, options: Options) =>
      inContext(options, async ({ output, messages, signal }) => {
        if (!existsSync(path)) throw new HoldfastError('not-found', `${path} does not exist.`);
        const folder = (await openRunFolder(path)).file('batches');
        const notes = (await readBatchNotes(folder)).filter(({ asked: submitted }) => submitted);
        if (notes.length === 0) output.line(messages.results.noBatches(path));
        for (const note of notes) {
          const { step, model, requests } = note;
          const service = await batchServiceOf(note);
          let batch = await lookUp(note, service, signal);
          if (options.cancel && batch?.outcome === 'pending') {
            const { id } = batch;
            await writeBatchNote(folder, { ...note, batch: id, cancelled: true });
            await speaking(note, () => service.cancel(id, signal));
            batch = await lookUp({ ...note, batch: id }, service, signal);
          }
          if (options.cancel && !batch) await removeBatchNote(folder, note);
          const { id = 'unknown', status = 'not submitted', outcome = 'failed', done = 0 } = batch ?? {};
          output.line(
            `${stepLabel(step, output, 7)}${model}: batch ${id}, ${status}, ${done}/${requests.length}`,
          );
          output.event({ type: 'batch', step, model, id, status, outcome, done, total: requests.length });
        }
        output.result({ batches: notes.length });
        return exitCodes.pass;
      }),
    );
}

/** What the service says of a noted batch; undefined when it never came to be. */
function lookUp(
  note: BatchNote,
  service: BatchService,
  signal: AbortSignal,
): Promise<ServiceBatch | undefined> {
  const { key, requests, created: since, file, batch } = note;
  const wish = { key, requests, since, file };
  return speaking(note, () =>
    batch === undefined ? service.find(wish, signal) : service.batch(batch, signal),
  );
}

async function batchServiceOf({ model }: BatchNote): Promise<BatchService> {
  const hosted = parseHostedName(model);
  const service = hosted && (await openEndpoint(model, hosted)).batches;
  if (service) return service;
  throw new HoldfastError('storage', `${model} has no batch endpoint, yet a note says that it had a batch.`);
}

async function speaking<Result>({ model }: BatchNote, send: () => Promise<Result>): Promise<Result> {
  try {
    return await send();
  } catch (error) {
    if (!(error instanceof RequestFailure)) throw error;
    throw new HoldfastError('model-failed', `${model}: ${error.message}`, { cause: error });
  }
}
