import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { Busboy, type BusboyInstance } from '@fastify/busboy';
import type { GatewayFolder } from '../gateway-folder.ts';
import { ApiError } from '../shell/api-error.ts';
import { type StagedContent, stageContent } from './staged-content.ts';

/** A form that was received: its fields, and the file in it, whose content is on the disk. */
export interface ReceivedForm {
  fields: Readonly<Record<string, string>>;
  file?: { field: string; filename: string; content: StagedContent };
}

/**
 * Receives a form with at most one file, which goes to the disk as it comes. Throws ApiError 400 for what is no such form, 413
 * for a file beyond the limit, and HoldfastError `storage`.
 */
export async function receiveForm(
  incoming: IncomingMessage,
  { folder, fileBytes, signal }: { folder: GatewayFolder; fileBytes: number; signal: AbortSignal },
): Promise<ReceivedForm> {
  const { 'content-type': contentType = '', ...headers } = incoming.headers;
  const form = openForm({ ...headers, 'content-type': contentType }, fileBytes);
  const fields: Record<string, string> = {};
  let file: Promise<ReceivedForm['file']> | undefined;
  form.on('field', (name, value) => {
    fields[name] = value;
  });
  form.on('file', (field, stream, filename) => {
    const staged = stageContent(folder, within(stream, fileBytes));
    file = staged.then((content) => ({ field, filename: filename || 'upload', content }));
    // Whoever waits for the end of the form learns of it.
    file.catch((error: Error) => form.destroy(error));
  });
  try {
    await new Promise<void>((resolve, reject) => {
      form.on('finish', resolve);
      form.on('error', reject);
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
      incoming.pipe(form);
    });
  } catch (error) {
    incoming.unpipe(form);
    if (error instanceof ApiError || signal.aborted || !(error instanceof Error)) throw error;
    throw /form|boundary|part|header/i.test(error.message)
      ? new ApiError(400, `The form cannot be read: ${error.message}.`, { code: 'invalid_form' })
      : error;
  }
  return { fields, file: await file };
}

function openForm(headers: { 'content-type': string }, fileSize: number): BusboyInstance {
  try {
    return new Busboy({
      headers,
      limits: { files: 1, fields: 20, parts: 21, fieldSize: 10_000, fileSize: fileSize + 1 },
    });
  } catch (error) {
    throw new ApiError(400, `The form cannot be read: ${(error as Error).message}.`, {
      code: 'invalid_form',
    });
  }
}

async function* within(stream: Readable, most: number): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    bytes += chunk.byteLength;
    if (bytes > most)
      throw new ApiError(413, `A file may have ${most} bytes here.`, { code: 'body_too_large' });
    yield chunk;
  }
}
