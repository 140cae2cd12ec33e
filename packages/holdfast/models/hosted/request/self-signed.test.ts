import { execFile } from 'node:child_process';
import { mkdtemp, readFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';

const run = promisify(execFile);
const guardedFetch = new URL('./guarded-fetch.ts', import.meta.url).href;
const connectionFailure = new URL('./failures/connection-failure.ts', import.meta.url).href;

/** Certificates are read when a process starts, so each request is sent by one of its own. */
const asking = `
const { guardedFetch } = await import(${JSON.stringify(guardedFetch)});
const { connectionFailure } = await import(${JSON.stringify(connectionFailure)});
try {
  console.log(await (await guardedFetch(process.env.SERVER)).text());
} catch (error) {
  console.log(connectionFailure(error, []).message);
}`;

test('a server with a certificate of its own is refused with a word, and asked once NODE_EXTRA_CA_CERTS names it', async (context) => {
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-self-signed-'));
  const certificate = join(folder, 'certificate.pem');
  const key = join(folder, 'key.pem');
  const words = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', '-subj', '/CN=localhost'];
  const names = ['-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
  try {
    await run('openssl', [...words, ...names, '-out', certificate, '-keyout', key]);
  } catch {
    return context.skip('no openssl here to make a certificate with');
  }
  const tls = { cert: await readFile(certificate), key: await readFile(key) };
  const server = createServer(tls, (_, reply) => void reply.end('an answer'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = `https://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const asked = async (given: Record<string, string>): Promise<string> => {
    const env = { PATH: process.env.PATH, SERVER: address, ...given };
    const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', asking], { env });
    return stdout.trim();
  };
  expect(await asked({})).toMatch(
    /^the endpoint's certificate is signed by nobody that this machine trusts \(DEPTH_ZERO_SELF_SIGNED_CERT\); put the path .* into NODE_EXTRA_CA_CERTS and start again$/,
  );
  expect(await asked({ NODE_EXTRA_CA_CERTS: certificate })).toBe('an answer');
});
