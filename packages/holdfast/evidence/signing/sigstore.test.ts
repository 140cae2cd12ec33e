import { generateKeyPairSync } from 'node:crypto';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { signStatement } from './sign-statement.ts';
import { signWithSigstore, sigstoreStatement } from './sigstore.ts';

const statement = { _type: 'https://in-toto.io/Statement/v1', predicate: { rows: 9 } };
const signer = {
  identity: 'https://github.com/o/r/.github/workflows/tune.yml@refs/heads/main',
  issuer: 'https://i',
};

afterEach(() => vi.restoreAllMocks());

/** A folder to stand in, where a package of that name and text is installed. */
async function standWith(source?: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-sigstore-'));
  if (source !== undefined) {
    await mkdir(join(folder, 'node_modules/sigstore'), { recursive: true });
    await writeFile(join(folder, 'node_modules/sigstore/index.js'), source);
  }
  vi.spyOn(process, 'cwd').mockReturnValue(folder);
}

test('without the package it is said how it is installed', async () => {
  await standWith();
  await expect(signWithSigstore(statement)).rejects.toMatchObject({
    code: 'bad-usage',
    message: 'Sigstore takes a package that is not installed: npm install sigstore.',
  });
});

test('where Sigstore does not sign, the reason is told, and what it takes', async () => {
  await standWith("exports.attest = async () => { throw new Error('error retrieving identity token'); };");
  await expect(signWithSigstore(statement)).rejects.toThrow(
    /^Sigstore did not sign: error retrieving identity token. .*id-token: write.*SIGSTORE_ID_TOKEN/,
  );
});

test('a signature is good for the identity that made it, and keys that are not to be had are no finding about it', async () => {
  const { privateKey } = generateKeyPairSync('ed25519');
  const bundle = { dsseEnvelope: signStatement(statement, privateKey, 'k') };
  await standWith(`
class PolicyError extends Error {}
exports.verify = async (bundle, { certificateIdentityURI, certificateIdentityEmail, certificateIssuer, tufMirrorURL }) => {
  if (tufMirrorURL) throw new Error('error refreshing TUF metadata');
  const fits = certificateIdentityURI === '${signer.identity}' && certificateIssuer === 'https://i';
  if (!fits || certificateIdentityEmail) throw new PolicyError('identity');
};`);
  expect(await sigstoreStatement(bundle, signer, {})).toEqual(statement);
  expect(await sigstoreStatement(bundle, { ...signer, identity: 'a@b.example' }, {})).toBeUndefined();
  await expect(sigstoreStatement(bundle, signer, { SIGSTORE_TUF_MIRROR: 'http://x' })).rejects.toThrow(
    "Sigstore's keys cannot be looked at: error refreshing TUF metadata.",
  );
});
