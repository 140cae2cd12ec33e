import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { HoldfastError } from '../../errors.ts';
import type { Environment } from '../../models/environment.ts';
import { type Envelope, payloadType } from './sign-statement.ts';

/** A statement that Sigstore signed: an envelope of DSSE with the certificate and the entry of the log that tell who did. */
export interface SigstoreBundle {
  dsseEnvelope?: Envelope;
}

/** Who signed, as a certificate of Sigstore tells it. */
export interface SigstoreIdentity {
  /** An e-mail address, or the address of a workflow. */
  identity: string;
  /** Who vouches for that, such as https://token.actions.githubusercontent.com. */
  issuer: string;
}

/** What is needed of the package `sigstore`, which is not among the dependencies. */
interface Sigstore {
  attest(payload: Buffer, payloadType: string, options: object): Promise<SigstoreBundle>;
  verify(bundle: SigstoreBundle, options: object): Promise<unknown>;
}

/**
 * Signs a statement with Sigstore, by the identity of a CI job or the token of `SIGSTORE_ID_TOKEN`. Throws HoldfastError
 * `bad-usage` where the package is not installed, and `model-failed` where Sigstore cannot be reached or knows nobody.
 */
export async function signWithSigstore(
  statement: object,
  environment: Environment = process.env,
): Promise<SigstoreBundle> {
  const sigstore = await loadSigstore();
  const options = {
    fulcioURL: environment.SIGSTORE_FULCIO_URL,
    rekorURL: environment.SIGSTORE_REKOR_URL,
  };
  try {
    return await sigstore.attest(Buffer.from(JSON.stringify(statement)), payloadType, known(options));
  } catch (cause) {
    throw new HoldfastError(
      'model-failed',
      `Sigstore did not sign: ${reasonOf(cause)}. It signs for a CI job that may have an identity (id-token: write), or by the token of SIGSTORE_ID_TOKEN; --key signs without it.`,
      { cause },
    );
  }
}

/**
 * The statement of a bundle that this identity signed; undefined where it did not, or what is told of it is not true. Throws
 * HoldfastError `bad-usage` where the package is not installed, and `model-failed` where Sigstore's keys cannot be fetched.
 */
export async function sigstoreStatement(
  bundle: SigstoreBundle,
  { identity, issuer }: SigstoreIdentity,
  environment: Environment = process.env,
): Promise<unknown> {
  const sigstore = await loadSigstore();
  const isAddress = identity.includes('://');
  const options = {
    certificateIssuer: issuer,
    certificateIdentityURI: isAddress ? identity : undefined,
    certificateIdentityEmail: isAddress ? undefined : identity,
    tufMirrorURL: environment.SIGSTORE_TUF_MIRROR,
    tufRootPath: environment.SIGSTORE_TUF_ROOT,
  };
  try {
    await sigstore.verify(bundle, known(options));
    const { payload = '' } = bundle.dsseEnvelope ?? {};
    return JSON.parse(Buffer.from(payload, 'base64').toString('utf8'));
  } catch (cause) {
    // Anything else is no finding about the signature, such as keys that cannot be fetched.
    if (cause instanceof Error && /^(Verification|Policy|Validation)Error$/.test(cause.constructor.name))
      return undefined;
    throw new HoldfastError('model-failed', `Sigstore's keys cannot be looked at: ${reasonOf(cause)}.`, {
      cause,
    });
  }
}

/** The package as it is installed where the command is started, or beside Holdfast. */
async function loadSigstore(): Promise<Sigstore> {
  for (const place of [pathToFileURL(join(process.cwd(), 'package.json')).href, import.meta.url]) {
    try {
      return createRequire(place)('sigstore') as Sigstore;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error;
    }
  }
  throw new HoldfastError(
    'bad-usage',
    'Sigstore takes a package that is not installed: npm install sigstore.',
  );
}

function known(options: Readonly<Record<string, string | undefined>>): object {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

/** The first line of an error's message, without its last full stop. */
function reasonOf(error: unknown): string {
  const [line] = (error instanceof Error ? error.message : String(error)).split('\n');
  return line.replace(/\.$/, '');
}
