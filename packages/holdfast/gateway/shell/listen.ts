import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import { HoldfastError } from '../../errors.ts';
import type { ShellLimits } from './limits.ts';
import type { Caller, ShellTypes } from './shell-types.ts';

/** Files of a certificate and its private key, in PEM. */
export interface TlsFiles {
  certificate: string;
  key: string;
}

/** Where a server listens. */
export interface ListenOptions {
  port?: number;
  host?: string;
  tls?: TlsFiles;
}

/** A server that listens. */
export interface Listening {
  /** Such as `http://127.0.0.1:8000`. */
  url: string;
  /** Ends all connections. */
  close(): Promise<void>;
}

/**
 * Serves an app. Port 0 takes any that is free. A client that sends its request too slowly, and connections beyond the limit,
 * are cut off. Throws HoldfastError `busy` when the port is taken, `not-found` for a certificate that cannot be read.
 */
export async function listen<Who extends Caller>(
  app: Hono<ShellTypes<Who>>,
  {
    port = 0,
    host = '127.0.0.1',
    tls,
    limits: { receiveSeconds, connections },
  }: ListenOptions & { limits: ShellLimits },
): Promise<Listening> {
  const times = {
    requestTimeout: receiveSeconds * 1000,
    headersTimeout: Math.min(receiveSeconds, 15) * 1000,
    // Longer than clients keep a connection, so that none is closed as it is used again.
    keepAliveTimeout: 65_000,
    connectionsCheckingInterval: Math.min(receiveSeconds, 5) * 1000,
  };
  const server = tls
    ? createAdaptorServer({
        fetch: app.fetch,
        createServer: createSecureServer,
        serverOptions: { ...times, ...(await readTls(tls)) },
      })
    : createAdaptorServer({ fetch: app.fetch, createServer, serverOptions: times });
  if ('maxConnections' in server) server.maxConnections = connections;
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', (cause) =>
      reject(
        new HoldfastError('busy', `Port ${port} of ${host} cannot be used; choose another with --port.`, {
          cause,
        }),
      ),
    );
    server.listen(port, host);
  });
  const shown = host.includes(':') ? `[${host}]` : host;
  return {
    url: `${tls ? 'https' : 'http'}://${shown}:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}

async function readTls({ certificate, key }: TlsFiles): Promise<{ cert: Buffer; key: Buffer }> {
  const read = async (path: string): Promise<Buffer> => {
    try {
      return await readFile(path);
    } catch (cause) {
      throw new HoldfastError('not-found', `${path} cannot be read.`, { cause });
    }
  };
  return { cert: await read(certificate), key: await read(key) };
}
