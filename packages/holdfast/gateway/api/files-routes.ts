import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { type Context, Hono } from 'hono';
import { readPage } from '../database/page.ts';
import { type ReceivedForm, receiveForm } from '../files/receive-form.ts';
import { dropContent } from '../files/staged-content.ts';
import { deleteFile, findFile, type StoredFile, storeFile } from '../files/stored-files.ts';
import type { GatewayFolder } from '../gateway-folder.ts';
import { callerOf, type GatewayTypes, may, notThere, seconds } from '../gateway-types.ts';
import { ApiError } from '../shell/api-error.ts';
import { localFile } from '../storage/local-file.ts';
import { requireTenant } from '../tenants/tenants.ts';
import { tenantUsage } from '../tenants/usage.ts';
import { pageRequest } from './page-request.ts';

/** A file in the shape of OpenAI's `OpenAIFile`. */
export interface FileView extends Pick<StoredFile, 'id' | 'bytes' | 'filename' | 'purpose'> {
  object: 'file';
  created_at: number;
  expires_at?: number;
  status: 'processed';
}

/** Tells a file. */
export function fileView({ id, bytes, created_at, filename, purpose, expires_at }: StoredFile): FileView {
  return {
    id,
    object: 'file',
    bytes,
    created_at: seconds(created_at),
    expires_at: expires_at === null ? undefined : seconds(expires_at),
    filename,
    purpose,
    status: 'processed',
  };
}

/** `/files` of OpenAI's API. */
export function filesRoutes(folder: GatewayFolder, { fileBytes }: { fileBytes: number }): Hono<GatewayTypes> {
  const { database } = folder;
  const routes = new Hono<GatewayTypes>();
  const fileOf = async (context: Context<GatewayTypes>): Promise<StoredFile> => {
    const id = context.req.param('id') ?? '';
    const file = await findFile(folder, { id, tenant: context.get('caller').tenant });
    if (!file) throw notThere('file', id);
    return file;
  };
  routes.post('/files', may('tune'), async (context) => {
    const { tenant, actor } = callerOf(context);
    await requireStorage(folder, tenant, Number(context.req.header('content-length') ?? 0));
    const signal = context.get('signal');
    const form = await receiveForm(context.env.incoming, { folder, fileBytes, signal });
    const { file, expiresAt } = await requireUpload(form);
    await requireStorage(folder, tenant, file.content.bytes);
    const { filename, content } = file;
    const stored = { tenant, filename, purpose: 'fine-tune', content, expiresAt, actor } as const;
    return context.json(fileView(await storeFile(folder, stored)));
  });
  routes.get('/files', may('read'), async (context) => {
    const { tenant } = context.get('caller');
    const purpose = context.req.query('purpose');
    const there = 'tenant = ? and (expires_at is null or expires_at > ?)';
    const list = {
      table: 'files',
      where: purpose === undefined ? there : `${there} and purpose = ?`,
      values: [tenant, Date.now(), ...(purpose === undefined ? [] : [purpose])],
    };
    const page = pageRequest(context, { limit: 10_000, most: 10_000 });
    const { rows, hasMore } = await readPage<StoredFile>(database, list, page);
    return context.json({
      object: 'list',
      data: rows.map(fileView),
      first_id: rows[0]?.id ?? '',
      last_id: rows.at(-1)?.id ?? '',
      has_more: hasMore,
    });
  });
  routes.get('/files/:id', may('read'), async (context) => context.json(fileView(await fileOf(context))));
  routes.get('/files/:id/content', may('read'), async (context) => {
    const { id, bytes } = await fileOf(context);
    const path = await localFile(folder, id);
    context.header('content-type', 'application/octet-stream');
    context.header('content-disposition', 'attachment');
    context.header('content-length', String(bytes));
    return context.body(Readable.toWeb(createReadStream(path)) as ReadableStream);
  });
  routes.delete('/files/:id', may('tune'), async (context) => {
    const { id } = await fileOf(context);
    await requireUnused(folder, id);
    await deleteFile(folder, { id, ...callerOf(context) });
    return context.json({ id, object: 'file', deleted: true });
  });
  return routes;
}

/** The file of a form, with what is said of it. Throws ApiError 400, and then takes its content away. */
async function requireUpload({
  fields,
  file,
}: ReceivedForm): Promise<{ file: NonNullable<ReceivedForm['file']>; expiresAt: number | null }> {
  const refuse = async (param: string, message: string): Promise<never> => {
    if (file) await dropContent(file.content);
    throw new ApiError(400, message, { param, code: 'invalid_value' });
  };
  if (file?.field !== 'file') return refuse('file', "'file' must be a file.");
  if (fields.purpose !== 'fine-tune') {
    return refuse('purpose', "'purpose' must be fine-tune: files are for nothing else here.");
  }
  const anchor = fields['expires_after[anchor]'];
  const life = fields['expires_after[seconds]'];
  if (anchor === undefined && life === undefined) return { file, expiresAt: null };
  const after = Number(life);
  if (anchor !== 'created_at' || !Number.isInteger(after) || after < 3600 || after > 2_592_000) {
    return refuse('expires_after', "'expires_after' must be 3600 to 2592000 seconds after created_at.");
  }
  return { file, expiresAt: Date.now() + after * 1000 };
}

/** Throws ApiError 429 where a tenant may not store so many more bytes. */
export async function requireStorage(
  { database }: GatewayFolder,
  tenant: string,
  more: number,
): Promise<void> {
  const { storageBytes } = (await requireTenant(database, tenant)).policy.quotas;
  if ((await tenantUsage(database, tenant)).storageBytes + more <= storageBytes) return;
  throw new ApiError(429, `Files may take ${storageBytes} bytes in all; delete some.`, {
    code: 'quota_exceeded',
    retryAfter: 60,
  });
}

/** Throws ApiError 409 for a file that a job is still to be trained on. */
async function requireUnused({ database }: GatewayFolder, id: string): Promise<void> {
  const job = await database.get<{ id: string }>(
    `select id from jobs where status in ('queued', 'running', 'paused')
     and (training_file = ? or validation_file = ?)`,
    id,
    id,
  );
  if (job) throw new ApiError(409, `The job ${job.id} still needs this file.`, { code: 'file_in_use' });
}
