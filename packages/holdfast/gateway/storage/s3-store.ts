import { createReadStream, createWriteStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fillAtomically, privateFile } from '../../data/files/write-atomically.ts';
import { HoldfastError } from '../../errors.ts';
import type { Environment } from '../../models/environment.ts';
import type { ObjectStore } from './object-store.ts';

/** A bucket, and what the keys in it begin with. */
export interface S3Place {
  bucket: string;
  /** Empty, or with a slash at its end. */
  prefix: string;
}

/** Parts in which large objects are sent; a store takes 10,000 of them. */
const partBytes = 16 * 2 ** 20;

/** The place that an address such as `s3://bucket/prefix` names. Throws HoldfastError `bad-usage`. */
export function parseS3Place(address: string): S3Place {
  const {
    protocol,
    hostname: bucket,
    pathname,
  } = URL.parse(address) ?? { protocol: '', hostname: '', pathname: '' };
  if (protocol !== 's3:' || bucket === '') {
    throw new HoldfastError(
      'bad-usage',
      `${address} names no store; write s3://bucket or s3://bucket/prefix.`,
    );
  }
  const prefix = pathname.replace(/^\/+|\/+$/g, '');
  return { bucket, prefix: prefix === '' ? '' : `${prefix}/` };
}

/**
 * Opens a bucket of S3 or of a service of its kind. Credentials, region and endpoint come from where Amazon's SDK looks for them:
 * `AWS_ACCESS_KEY_ID`, profiles, roles, `AWS_REGION`, `AWS_ENDPOINT_URL_S3`. Throws HoldfastError `bad-usage` where the SDK is
 * not installed, `storage` for a bucket that cannot be used.
 */
export async function openS3Store(
  { bucket, prefix }: S3Place,
  environment: Environment = process.env,
): Promise<ObjectStore> {
  const { sdk, Upload } = await loadSdk();
  const ownEndpoint = environment.AWS_ENDPOINT_URL_S3 ?? environment.AWS_ENDPOINT_URL;
  const client = new sdk.S3Client({
    // Other services than Amazon's have no host name for each bucket, and seldom a region.
    forcePathStyle: ownEndpoint !== undefined,
    region: environment.AWS_REGION ?? (ownEndpoint === undefined ? undefined : 'us-east-1'),
    maxAttempts: 5,
    // What is read is held against its SHA-256, and not every service knows Amazon's checksums.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  const named = (key: string) => ({ Bucket: bucket, Key: `${prefix}${key}` });
  const trying = async <Result>(what: string, work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work();
    } catch (cause) {
      if (cause instanceof HoldfastError) throw cause;
      const { name, message } = cause as Error;
      throw new HoldfastError('storage', `The bucket ${bucket} ${what}: ${message || name}`, { cause });
    }
  };
  await trying('cannot be used', () => client.send(new sdk.HeadBucketCommand({ Bucket: bucket })));
  return {
    put: (key, path) =>
      trying(`does not take ${key}`, async () => {
        const params = { ...named(key), Body: createReadStream(path) };
        await new Upload({ client, params, partSize: partBytes, queueSize: 2 }).done();
      }),
    get: (key, path) =>
      trying(`does not give ${key}`, async () => {
        try {
          const { Body } = await client.send(new sdk.GetObjectCommand(named(key)));
          await fillAtomically(path, (temporary) =>
            pipeline(Body as Readable, createWriteStream(temporary, { mode: privateFile })),
          );
          return true;
        } catch (error) {
          if (error instanceof sdk.NoSuchKey) return false;
          throw error;
        }
      }),
    remove: (key) =>
      trying(`does not take ${key} away`, async () => {
        await client.send(new sdk.DeleteObjectCommand(named(key)));
      }),
  };
}

async function loadSdk() {
  try {
    const [sdk, { Upload }] = await Promise.all([
      import('@aws-sdk/client-s3'),
      import('@aws-sdk/lib-storage'),
    ]);
    return { sdk, Upload };
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw cause;
    throw new HoldfastError(
      'bad-usage',
      'A store takes packages that are missing; npm install @aws-sdk/client-s3 @aws-sdk/lib-storage',
      { cause },
    );
  }
}
