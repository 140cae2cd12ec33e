import { z } from 'zod';
import { HoldfastError } from '../../../../errors.ts';
import type { FineTuningService } from '../fine-tuning-service.ts';
import { type ServiceClient, uploadForm } from '../service-client.ts';
import {
  carriesKey,
  type OpenaiServiceOptions,
  openaiJob,
  openaiJobRequest,
  readOpenaiJob,
} from './openai-jobs.ts';
import { newsOfOpenaiCheckpoint, newsOfOpenaiEvent, openaiCheckpoint, openaiEvent } from './openai-news.ts';
import { maybe, readReply } from './reply.ts';

const file = z.object({
  id: z.string(),
  filename: z.string(),
  bytes: maybe(z.number()),
  status: maybe(z.string()),
});
const list = <Item extends z.ZodType>(item: Item) =>
  z.object({ data: z.array(item), has_more: maybe(z.boolean()) });

/** At most this many jobs are looked through for one that an earlier start asked for. */
const pageSize = 100;
const mostPages = 10;

/** The greatest beta of its DPO. */
const mostBeta = 2;

/**
 * OpenAI's fine-tuning API, and Azure OpenAI's, which has the same shape: `/files`, `/fine_tuning/jobs`. The method
 * (full, LoRA) and the schedule are the service's own. Statuses and event types are taken as they come: `paused` and
 * `moderation_checks` exist although the specification does not list them.
 */
export function openaiService(
  client: ServiceClient,
  { name, learningRateMultiplier, suffix }: OpenaiServiceOptions,
): FineTuningService {
  const read = async <Schema extends z.ZodType>(
    schema: Schema,
    path: string,
    query?: Record<string, unknown>,
  ): Promise<z.infer<Schema>> =>
    readReply(schema, await client.send({ method: 'get', path, query }), `${name} ${path}`);
  const jobPath = (id: string): string => `/fine_tuning/jobs/${encodeURIComponent(id)}`;

  return {
    name,
    takesPairs: true,
    check({ epochs, beta }, examples) {
      if (beta !== undefined && beta > mostBeta) {
        throw new HoldfastError('bad-config', `${name} takes a beta of ${mostBeta} at most.`);
      }
      if (epochs > 50) throw new HoldfastError('bad-config', `${name} trains for 50 epochs at most.`);
      if (examples < 10) {
        throw new HoldfastError('bad-data', `${name} wants 10 rows at least; there are ${examples}.`);
      }
    },
    async findFile({ name: filename, bytes }) {
      const { data } = await read(list(file), '/files', { purpose: 'fine-tune' });
      return data.find(
        (known) =>
          known.filename === filename &&
          known.status !== 'error' &&
          (known.bytes ?? bytes.length) === bytes.length,
      )?.id;
    },
    async upload(training) {
      const body = uploadForm(training, { purpose: 'fine-tune' });
      const reply = await client.sendOnce({ method: 'post', path: '/files', body });
      return readReply(z.object({ id: z.string() }), reply, `${name} /files`).id;
    },
    async create(wish) {
      const body = openaiJobRequest(wish, { name, learningRateMultiplier, suffix });
      const reply = await client.sendOnce({ method: 'post', path: '/fine_tuning/jobs', body });
      return readOpenaiJob(readReply(openaiJob, reply, `${name} /fine_tuning/jobs`));
    },
    async find({ key, file: fileId }) {
      let after: string | undefined;
      for (let page = 0; page < mostPages; page++) {
        const query = { limit: pageSize, after };
        const { data, has_more } = await read(list(openaiJob), '/fine_tuning/jobs', query);
        const earlier = data.find(
          (known) => (known.training_file ?? fileId) === fileId && carriesKey(known, key),
        );
        if (earlier) return readOpenaiJob(earlier);
        after = data.at(-1)?.id;
        if (!has_more || after === undefined) return undefined;
      }
      return undefined;
    },
    async job(id) {
      return readOpenaiJob(await read(openaiJob, jobPath(id)));
    },
    async news({ id }, isKnown) {
      const events = await newest(openaiEvent, `${jobPath(id)}/events`, isKnown, read);
      const checkpoints = await newest(openaiCheckpoint, `${jobPath(id)}/checkpoints`, isKnown, read);
      return [
        ...events.map(newsOfOpenaiEvent),
        ...checkpoints.map((saved) => newsOfOpenaiCheckpoint(name, saved)),
      ];
    },
    async cancel(id) {
      await client.send({ method: 'post', path: `${jobPath(id)}/cancel` });
    },
  };
}

/** What a list holds that is not known yet, oldest first. Lists come newest first. */
async function newest<Item extends z.ZodType<{ id: string }>>(
  item: Item,
  path: string,
  isKnown: (id: string) => boolean,
  read: (
    schema: ReturnType<typeof list<Item>>,
    path: string,
    query?: Record<string, unknown>,
  ) => Promise<unknown>,
): Promise<z.infer<Item>[]> {
  const items: z.infer<Item>[] = [];
  let after: string | undefined;
  for (;;) {
    const query = { limit: pageSize, after };
    const page = (await read(list(item), path, query)) as { data: z.infer<Item>[]; has_more?: boolean };
    const fresh = page.data.filter(({ id }) => !isKnown(id));
    items.push(...fresh);
    after = page.data.at(-1)?.id;
    if (!page.has_more || fresh.length < page.data.length || after === undefined) return items.reverse();
  }
}
