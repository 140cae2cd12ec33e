import { once } from 'node:events';
import type { Command } from 'commander';
import { firstKey } from '../../../gateway/first-key.ts';
import { serveGateway } from '../../../gateway/gateway.ts';
import { openGatewayFolder } from '../../../gateway/gateway-folder.ts';
import { createCommand, inContext, wholeNumber, withEngine } from '../../command.ts';
import { commandDescriptions } from '../../command-descriptions.ts';
import { exitCodes } from '../../exit-codes.ts';
import {
  addGatewayPlaces,
  type GatewayPlaceOptions,
  placesEnvironment,
} from '../../options/gateway-places.ts';
import { addServerOptions, listenOptions, type ServerOptions } from '../../options/server-options.ts';
import { startSweeping } from './sweeping.ts';
import { startWorkers } from './worker-processes.ts';

interface Options extends ServerOptions, GatewayPlaceOptions {
  workers: number;
  log?: boolean;
  json?: boolean;
  quiet?: boolean;
}

/** `holdfast gateway`: a fine-tuning service with a guard behind it. */
export function gatewayCommand(): Command {
  const command = createCommand('gateway', commandDescriptions.gateway, [
    'holdfast gateway',
    'holdfast gateway /srv/holdfast --host 0.0.0.0 --allow-host tuning.example --tls-cert cert.pem --tls-key key.pem',
    'holdfast gateway /srv/holdfast --workers 0 --database postgres://holdfast@db.example/holdfast --storage s3://holdfast',
  ])
    .argument('[folder]', 'where everything is kept', 'holdfast-gateway')
    .option(
      '--workers <count>',
      'workers to start beside it; "holdfast worker" starts others',
      wholeNumber(0),
      1,
    )
    .option('--log', 'print a JSON line for each request, without its content');
  return addServerOptions(addGatewayPlaces(command), { port: 8080 }).action(
    (path: string, options: Options) =>
      inContext(
        options,
        ({ output, messages, signal }) =>
          withEngine(
            async (engine) => {
              const folder = await openGatewayFolder(path, options);
              const key = await firstKey(folder);
              const { url, close } = await serveGateway({
                folder,
                engine,
                hosts: options.allowHost,
                onRequest: options.log
                  ? (record) => process.stdout.write(`${JSON.stringify({ type: 'request', ...record })}\n`)
                  : undefined,
                ...listenOptions(options),
              });
              const endSweeping = startSweeping(folder);
              const workers = startWorkers(['worker', path], {
                count: options.workers,
                environment: placesEnvironment(options),
              });
              output.event({ type: 'listening', url: `${url}/v1`, folder: path, key });
              const { served } = messages.results;
              output.line(served.gateway(url, path));
              output.line(served.page(url));
              if (key) output.line(served.firstKey(key));
              if (!signal.aborted) await once(signal, 'abort');
              endSweeping();
              await Promise.all([close(), workers.close()]);
              await folder.database.close();
              return exitCodes.pass;
            },
            { threads: 1 },
          ),
        { drains: true },
      ),
  );
}
