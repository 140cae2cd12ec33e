import type { Command } from 'commander';
import { HoldfastError } from '../../../errors.ts';
import { isGatewayFolder } from '../../../gateway/database/database-in.ts';
import { openGatewayFolder } from '../../../gateway/gateway-folder.ts';
import { work } from '../../../gateway/worker/work.ts';
import { createCommand, inContext, numberAbove, wholeNumber, withEngine } from '../../command.ts';
import { commandDescriptions } from '../../command-descriptions.ts';
import { exitCodes } from '../../exit-codes.ts';
import { addGatewayPlaces, type GatewayPlaceOptions } from '../../options/gateway-places.ts';
import { startSweeping } from './sweeping.ts';

/** How long a worker waits for a database that restarts: its run goes on meanwhile. Milliseconds. */
const patience = 10 * 60 * 1000;

interface Options extends GatewayPlaceOptions {
  lease: number;
  threads?: number;
  untilInputEnds?: boolean;
  json?: boolean;
  quiet?: boolean;
}

/** `holdfast worker`: carries out the jobs of a gateway. */
export function workerCommand(): Command {
  const command = createCommand('worker', commandDescriptions.worker, [
    'holdfast worker holdfast-gateway',
    'holdfast worker /srv/holdfast --threads 4 --json',
    'holdfast worker /srv/holdfast --database postgres://holdfast@db.example/holdfast --storage s3://holdfast',
  ])
    .argument('[folder]', 'the folder of the gateway, or of this machine', 'holdfast-gateway')
    .option(
      '--lease <seconds>',
      'how long it may be silent before its job is given to another',
      numberAbove(0),
      30,
    )
    .option('--threads <count>', 'threads for tensor work (default: all cores)', wholeNumber(1))
    .option('--until-input-ends', 'drain when the standard input ends, as that of a process that has gone');
  return addGatewayPlaces(command).action((path: string, options: Options) =>
    inContext(
      options,
      ({ output, signal: interrupted }) => {
        if (options.database === undefined && !isGatewayFolder(path)) {
          throw new HoldfastError(
            'not-found',
            `${path} is no gateway's folder; "holdfast gateway" makes one.`,
          );
        }
        const signal = options.untilInputEnds ? AbortSignal.any([interrupted, endOfInput()]) : interrupted;
        return withEngine(
          async (engine) => {
            const folder = await openGatewayFolder(path, { ...options, patience });
            const endSweeping = startSweeping(folder);
            await work({
              folder,
              engine,
              signal,
              lease: options.lease * 1000,
              onEvent(event) {
                output.event(event);
                const { job, type } = event;
                if (type === 'finished') output.line(`${job}: ${event.outcome}`);
                if (type === 'returned') output.line(`${job}: given back, since ${event.reason}`);
              },
            });
            endSweeping();
            await folder.database.close();
            return exitCodes.pass;
          },
          { threads: options.threads },
        );
      },
      { drains: true },
    ),
  );
}

/** Aborts when the standard input ends. */
function endOfInput(): AbortSignal {
  const controller = new AbortController();
  process.stdin.once('end', () =>
    controller.abort(new Error('the process that started this worker has gone')),
  );
  process.stdin.resume();
  return controller.signal;
}
