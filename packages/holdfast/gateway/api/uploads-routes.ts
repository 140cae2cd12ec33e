import { createHash } from 'node:crypto';
import { rename, rm } from 'node:fs/promises';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { newId } from '../database/new-id.ts';
import { receiveForm } from '../files/receive-form.ts';
import { dropContent, joinedContent, stageContent } from '../files/staged-content.ts';
import { findFile, storeFile } from '../files/stored-files.ts';
import type { GatewayFolder } from '../gateway-folder.ts';
import { callerOf, type GatewayTypes, may, notThere, seconds } from '../gateway-types.ts';
import { appendLog } from '../log/chained-log.ts';
import { ApiError } from '../shell/api-error.ts';
import { readBody } from '../shell/read-body.ts';
import { localPart, partKey } from '../storage/local-file.ts';
import { fileView, requireStorage } from './files-routes.ts';

interface UploadRow {
  id: string;
  tenant: string;
  filename: string;
  purpose: string;
  bytes: number;
  status: 'pending' | 'completed' | 'cancelled';
  file: string | null;
  created_at: number;
  expires_at: number;
}

/** Of one part, as OpenAI has it. */
const partBytes = 64 << 20;
const lifeMilliseconds = 60 * 60 * 1000;

const uploadSchema = z.strictObject({
  filename: z.string().min(1).max(256),
  purpose: z.literal('fine-tune', { error: 'must be fine-tune: files are for nothing else here' }),
  bytes: z.int().min(1),
  mime_type: z.string(),
});
const completeSchema = z.strictObject({
  part_ids: z.array(z.string()).min(1).max(1000),
  md5: z.string().nullish(),
});

/** `/uploads` of OpenAI's API: a file in parts, of which one that was lost is sent again alone. */
export function uploadsRoutes(
  folder: GatewayFolder,
  { fileBytes }: { fileBytes: number },
): Hono<GatewayTypes> {
  const { database } = folder;
  const routes = new Hono<GatewayTypes>();
  const log = (context: Context<GatewayTypes>, action: string, subject: string): Promise<void> =>
    appendLog(database, { ...callerOf(context), action, subject });
  /** An upload of the caller's that goes on. */
  const pending = async (context: Context<GatewayTypes>): Promise<UploadRow> => {
    const id = context.req.param('id') ?? '';
    const { tenant } = context.get('caller');
    const row = await database.get<UploadRow>(
      'select * from uploads where id = ? and tenant = ?',
      id,
      tenant,
    );
    if (!row) throw notThere('upload', id);
    if (row.status === 'pending' && row.expires_at > Date.now()) return row;
    const status = row.status === 'pending' ? 'expired' : row.status;
    throw new ApiError(400, `The upload is ${status}.`, { code: 'upload_not_pending' });
  };
  const view = async (row: UploadRow): Promise<object> => {
    const file = row.file === null ? undefined : await findFile(folder, { id: row.file, tenant: row.tenant });
    return {
      id: row.id,
      object: 'upload',
      bytes: row.bytes,
      created_at: seconds(row.created_at),
      expires_at: seconds(row.expires_at),
      filename: row.filename,
      purpose: row.purpose,
      status: row.status,
      file: file ? fileView(file) : null,
    };
  };
  routes.post('/uploads', may('tune'), async (context) => {
    const { filename, purpose, bytes } = await readBody(context, uploadSchema);
    const { tenant } = callerOf(context);
    if (bytes > fileBytes) {
      throw new ApiError(400, `A file may have ${fileBytes} bytes here.`, {
        param: 'bytes',
        code: 'invalid_value',
      });
    }
    await requireStorage(folder, tenant, bytes);
    const created = Date.now();
    const row: UploadRow = {
      id: newId('upload_'),
      tenant,
      filename,
      purpose,
      bytes,
      status: 'pending',
      file: null,
      created_at: created,
      expires_at: created + lifeMilliseconds,
    };
    await database.transaction(async () => {
      await database.run(
        `insert into uploads (id, tenant, filename, purpose, bytes, status, created_at, expires_at)
         values (?, ?, ?, ?, ?, 'pending', ?, ?)`,
        row.id,
        tenant,
        filename,
        purpose,
        bytes,
        created,
        row.expires_at,
      );
      await log(context, 'upload.created', row.id);
    });
    return context.json(await view(row));
  });
  routes.post('/uploads/:id/parts', may('tune'), async (context) => {
    const { id: upload, bytes: whole, tenant } = await pending(context);
    const signal = context.get('signal');
    const { file } = await receiveForm(context.env.incoming, { folder, fileBytes: partBytes, signal });
    if (file?.field !== 'data') {
      if (file) await dropContent(file.content);
      throw new ApiError(400, "'data' must be a file.", { param: 'data', code: 'invalid_value' });
    }
    // Parts that are sent again count until the upload ends, so that nobody fills the disk with them.
    if ((await partsBytes(upload)) + file.content.bytes > 2 * whole + partBytes) {
      await dropContent(file.content);
      throw new ApiError(400, 'The parts have more bytes than the upload is to have.', { param: 'data' });
    }
    await requireStorage(folder, tenant, file.content.bytes);
    const id = newId('part_');
    const created = Date.now();
    await rename(file.content.path, folder.part(id));
    await folder.store?.put(partKey(id), folder.part(id));
    await database.run(
      'insert into upload_parts (id, upload, bytes, created_at) values (?, ?, ?, ?)',
      id,
      upload,
      file.content.bytes,
      created,
    );
    return context.json({ id, object: 'upload.part', created_at: seconds(created), upload_id: upload });
  });
  routes.post('/uploads/:id/complete', may('tune'), async (context) => {
    const row = await pending(context);
    const { part_ids: parts, md5 } = await readBody(context, completeSchema);
    const known = new Set(await partIds(row.id));
    const unknown = parts.find((part) => !known.has(part));
    if (unknown !== undefined || new Set(parts).size !== parts.length) {
      throw new ApiError(400, `${unknown ?? 'A part'} is no part of this upload, or there twice.`, {
        param: 'part_ids',
        code: 'invalid_value',
      });
    }
    const paths: string[] = [];
    for (const part of parts) paths.push(await localPart(folder, part));
    const hash = createHash('md5');
    const content = await stageContent(folder, hashed(joinedContent(paths), hash));
    const wrong =
      content.bytes !== row.bytes
        ? `The parts have ${content.bytes} bytes, and the upload was to have ${row.bytes}.`
        : md5 && md5 !== hash.digest('hex')
          ? 'The parts have another md5 than was said.'
          : undefined;
    if (wrong !== undefined) {
      await dropContent(content);
      throw new ApiError(400, wrong, { param: content.bytes === row.bytes ? 'md5' : 'part_ids' });
    }
    const { filename, tenant } = row;
    const { actor } = callerOf(context);
    const file = await storeFile(folder, { tenant, filename, purpose: 'fine-tune', content, actor });
    await database.run(`update uploads set status = 'completed', file = ? where id = ?`, file.id, row.id);
    await removeParts(row.id);
    return context.json(await view({ ...row, status: 'completed', file: file.id }));
  });
  routes.post('/uploads/:id/cancel', may('tune'), async (context) => {
    const row = await pending(context);
    await database.transaction(async () => {
      await database.run(`update uploads set status = 'cancelled' where id = ?`, row.id);
      await log(context, 'upload.cancelled', row.id);
    });
    await removeParts(row.id);
    return context.json(await view({ ...row, status: 'cancelled' }));
  });

  async function partIds(upload: string): Promise<string[]> {
    const rows = await database.all<{ id: string }>('select id from upload_parts where upload = ?', upload);
    return rows.map(({ id }) => id);
  }
  async function partsBytes(upload: string): Promise<number> {
    const sql = 'select coalesce(sum(bytes), 0) as bytes from upload_parts where upload = ?';
    return (await database.get<{ bytes: number }>(sql, upload))?.bytes ?? 0;
  }
  async function removeParts(upload: string): Promise<void> {
    for (const id of await partIds(upload)) {
      await rm(folder.part(id), { force: true });
      await folder.store?.remove(partKey(id));
    }
    await database.run('delete from upload_parts where upload = ?', upload);
  }
  return routes;
}

async function* hashed(
  content: AsyncIterable<Uint8Array>,
  hash: ReturnType<typeof createHash>,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of content) {
    hash.update(chunk);
    yield chunk;
  }
}
