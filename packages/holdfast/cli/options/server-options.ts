import type { Command } from 'commander';
import { HoldfastError } from '../../errors.ts';
import type { ListenOptions } from '../../gateway/shell/listen.ts';
import { wholeNumber } from '../command.ts';

/** What the options of a server give. */
export interface ServerOptions {
  port: number;
  host: string;
  allowHost?: readonly string[];
  tlsCert?: string;
  tlsKey?: string;
}

/** Gives a command the options of a server: where it listens, and under which names. */
export function addServerOptions(command: Command, { port }: { port: number }): Command {
  return command
    .option('--port <number>', 'the port', wholeNumber(0), port)
    .option(
      '--host <address>',
      'the address to listen on; others than this machine can reach any but the default',
      '127.0.0.1',
    )
    .option(
      '--allow-host <name...>',
      'host names under which requests come, beside localhost and IP addresses',
    )
    .option('--tls-cert <file>', 'the certificate (PEM), for https')
    .option('--tls-key <file>', 'its private key (PEM)');
}

/** Where a server listens, by its options. Throws HoldfastError `bad-usage` for half a certificate. */
export function listenOptions({ port, host, tlsCert, tlsKey }: ServerOptions): ListenOptions {
  if (tlsCert === undefined && tlsKey === undefined) return { port, host };
  if (tlsCert === undefined || tlsKey === undefined) {
    throw new HoldfastError('bad-usage', 'https takes both --tls-cert and --tls-key.');
  }
  return { port, host, tls: { certificate: tlsCert, key: tlsKey } };
}
