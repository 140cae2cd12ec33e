import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { HoldfastError } from '../../errors.ts';

/** A signed statement in an envelope of DSSE (Dead Simple Signing Envelope, version 1). */
export interface Envelope {
  payloadType: string;
  /** Base64. */
  payload: string;
  signatures: { keyid: string; sig: string }[];
}

/** The payload type of in-toto statements. */
export const payloadType = 'application/vnd.in-toto+json';

/** Reads a key of Ed25519 from a PEM file. Throws HoldfastError `not-found` and `bad-usage` without quoting the file. */
export async function readKey(path: string, kind: 'private' | 'public'): Promise<KeyObject> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new HoldfastError('not-found', `The key ${path} cannot be read; name a PEM file.`, { cause });
  });
  try {
    const key = kind === 'private' ? createPrivateKey(text) : createPublicKey(text);
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // What is wrong with a key is not told: messages end in logs.
  }
  const command =
    kind === 'private'
      ? 'openssl genpkey -algorithm ed25519 -out key.pem'
      : 'openssl pkey -in key.pem -pubout';
  throw new HoldfastError('bad-usage', `${path} is no ${kind} key of Ed25519 in PEM; make one: ${command}.`);
}

/** Signs a statement. The key's id is the SHA-256 of its public half, as `openssl pkey -pubout -outform DER` gives it. */
export function signStatement(statement: object, key: KeyObject, keyid: string): Envelope {
  const payload = Buffer.from(JSON.stringify(statement));
  const sig = sign(null, preAuthentication(payload), key).toString('base64');
  return { payloadType, payload: payload.toString('base64'), signatures: [{ keyid, sig }] };
}

/** The statement of an envelope whose signature is the key's; undefined where it is not. */
export function verifiedStatement(envelope: Envelope, key: KeyObject): unknown {
  const payload = Buffer.from(envelope.payload, 'base64');
  const good =
    envelope.payloadType === payloadType &&
    envelope.signatures.some(({ sig }) =>
      verify(null, preAuthentication(payload), key, Buffer.from(sig, 'base64')),
    );
  return good ? JSON.parse(payload.toString('utf8')) : undefined;
}

/** What is signed: the type and the payload, each with its length (DSSE protocol, PAE). */
function preAuthentication(payload: Buffer): Buffer {
  const head = `DSSEv1 ${Buffer.byteLength(payloadType)} ${payloadType} ${payload.length} `;
  return Buffer.concat([Buffer.from(head), payload]);
}
