import { z } from 'zod';
import { HoldfastError } from '../../../../errors.ts';
import type { FineTuningService, JobWish, ServiceJob, ServiceNews } from '../fine-tuning-service.ts';
import { type ServiceClient, uploadForm } from '../service-client.ts';
import { errorKind } from '../service-errors.ts';
import { levelOf, maybe, readReply } from './reply.ts';

const file = z.object({
  id: z.string(),
  filename: z.string(),
  bytes: maybe(z.number()),
  status: maybe(z.string()),
});
const list = <Item extends z.ZodType>(item: Item) =>
  z.object({ data: z.array(item), has_more: maybe(z.boolean()) });

const job = z.object({
  id: z.string(),
  status: z.string(),
  fine_tuned_model: maybe(z.string()),
  trained_tokens: maybe(z.number()),
  error: maybe(z.object({ code: maybe(z.string()), message: maybe(z.string()) })),
  metadata: maybe(z.record(z.string(), z.unknown())),
  suffix: maybe(z.string()),
  user_provided_suffix: maybe(z.string()),
  training_file: maybe(z.string()),
});

const event = z.object({
  id: z.string(),
  level: maybe(z.string()),
  message: z.string(),
  type: maybe(z.string()),
  data: maybe(z.record(z.string(), z.unknown())),
});

const checkpoint = z.object({
  id: z.string(),
  step_number: z.number(),
  fine_tuned_model_checkpoint: z.string(),
  metrics: maybe(z.object({ train_loss: maybe(z.number()) })),
});

/** The name under which a job carries its key. */
const metadataKey = 'holdfast_tune';

/** At most this many jobs are looked through for one that an earlier start asked for. */
const pageSize = 100;
const mostPages = 10;

/** The greatest beta of its DPO. */
const mostBeta = 2;

/** How OpenAI's API is served elsewhere. */
export interface OpenaiServiceOptions {
  name: 'openai' | 'azure';
  /** Scales the service's own learning rate; `auto` leaves it to the service. */
  learningRateMultiplier: number | 'auto';
  /** Put into the tuned model's name. */
  suffix?: string | undefined;
}

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
      const body = requestBody(wish, { name, learningRateMultiplier, suffix });
      const reply = await client.sendOnce({ method: 'post', path: '/fine_tuning/jobs', body });
      return readJob(readReply(job, reply, `${name} /fine_tuning/jobs`));
    },
    async find({ key, file: fileId }) {
      let after: string | undefined;
      for (let page = 0; page < mostPages; page++) {
        const query = { limit: pageSize, after };
        const { data, has_more } = await read(list(job), '/fine_tuning/jobs', query);
        const earlier = data.find(
          (known) => (known.training_file ?? fileId) === fileId && carries(known, key),
        );
        if (earlier) return readJob(earlier);
        after = data.at(-1)?.id;
        if (!has_more || after === undefined) return undefined;
      }
      return undefined;
    },
    async job(id) {
      return readJob(await read(job, jobPath(id)));
    },
    async news({ id }, isKnown) {
      const events = await newest(event, `${jobPath(id)}/events`, isKnown, read);
      const checkpoints = await newest(checkpoint, `${jobPath(id)}/checkpoints`, isKnown, read);
      return [...events.map(newsOfEvent), ...checkpoints.map((saved) => newsOfCheckpoint(name, saved))];
    },
    async cancel(id) {
      await client.send({ method: 'post', path: `${jobPath(id)}/cancel` });
    },
  };
}

function requestBody(
  { model, file: training_file, key, settings: { epochs, batchSize, seed }, examples, objective }: JobWish,
  { name, learningRateMultiplier, suffix }: OpenaiServiceOptions,
): object {
  const hyperparameters = {
    n_epochs: epochs,
    batch_size: Math.min(batchSize, examples, 256),
    learning_rate_multiplier: learningRateMultiplier,
  };
  return {
    model,
    training_file,
    seed: seed % 2 ** 31,
    method: objective
      ? { type: 'dpo', dpo: { hyperparameters: { ...hyperparameters, beta: objective.beta } } }
      : { type: 'supervised', supervised: { hyperparameters } },
    // Azure's jobs carry no metadata, but tell their suffix.
    ...(name === 'azure'
      ? { suffix: key }
      : {
          metadata: { [metadataKey]: key },
          suffix: suffix === undefined ? undefined : suffix.slice(0, 64),
        }),
  };
}

function carries(
  { metadata, suffix, user_provided_suffix, fine_tuned_model }: z.infer<typeof job>,
  key: string,
): boolean {
  return (
    metadata?.[metadataKey] === key ||
    suffix === key ||
    user_provided_suffix === key ||
    (fine_tuned_model ?? '').includes(key)
  );
}

function readJob({ id, status, fine_tuned_model, trained_tokens, error }: z.infer<typeof job>): ServiceJob {
  const outcomes: Record<string, ServiceJob['outcome']> = {
    succeeded: 'succeeded',
    failed: 'failed',
    cancelled: 'cancelled',
    canceled: 'cancelled',
  };
  const { code, message } = error ?? {};
  return {
    id,
    status,
    outcome: outcomes[status] ?? 'pending',
    model: fine_tuned_model || undefined,
    trainedTokens: trained_tokens || undefined,
    // A job without an error has one whose fields are null.
    error:
      code || message
        ? {
            code: code ?? status,
            message: message ?? 'no reason was given',
            kind: errorKind(code ?? '', message ?? ''),
          }
        : undefined,
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

function newsOfEvent({ id, level, message, type, data }: z.infer<typeof event>): ServiceNews {
  const { step, train_loss: loss, total_steps: total } = data ?? {};
  if (typeof step === 'number' && typeof loss === 'number') {
    const steps = typeof total === 'number' ? total : 0;
    return { id, event: { type: 'step', step, steps, epoch: 0, loss } };
  }
  return {
    id,
    event: { type: 'message', level: levelOf(level), text: message, kind: type || undefined },
  };
}

function newsOfCheckpoint(
  name: string,
  { id, step_number: step, fine_tuned_model_checkpoint: model, metrics }: z.infer<typeof checkpoint>,
): ServiceNews {
  const loss = metrics?.train_loss;
  return {
    id,
    event: {
      type: 'checkpoint',
      step,
      model: `${name}:${model}`,
      loss: typeof loss === 'number' ? loss : undefined,
    },
  };
}
