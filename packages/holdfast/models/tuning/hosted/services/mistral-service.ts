import { z } from 'zod';
import { HoldfastError } from '../../../../errors.ts';
import type { FineTuningService, JobWish, ServiceJob, ServiceNews } from '../fine-tuning-service.ts';
import { type ServiceClient, uploadForm } from '../service-client.ts';
import { errorKind } from '../service-errors.ts';
import { levelOf, maybe, readReply } from './reply.ts';

const file = z.object({ id: z.string(), filename: z.string(), bytes: maybe(z.number()) });
const metadata = z.object({ cost: maybe(z.number()), cost_currency: maybe(z.string()) });
const event = z.object({
  name: z.string(),
  data: maybe(z.record(z.string(), z.unknown())),
  created_at: z.number(),
});
const checkpoint = z.object({
  step_number: z.number(),
  metrics: z.object({ train_loss: maybe(z.number()) }),
});
const job = z.object({
  id: z.string(),
  status: z.string(),
  suffix: maybe(z.string()),
  fine_tuned_model: maybe(z.string()),
  trained_tokens: maybe(z.number()),
  metadata: maybe(metadata),
  events: maybe(z.array(event)),
  checkpoints: maybe(z.array(checkpoint)),
  hyperparameters: maybe(z.object({ training_steps: maybe(z.number()) })),
});

const outcomes: Record<string, ServiceJob['outcome']> = {
  VALIDATED: 'ready',
  SUCCESS: 'succeeded',
  FAILED: 'failed',
  FAILED_VALIDATION: 'failed',
  CANCELLED: 'cancelled',
};

/**
 * Mistral's fine-tuning API, where it is still served: `/files`, `/fine_tuning/jobs`. Jobs are made without being started,
 * so that the price that validation tells comes before the money is spent, and are found again by their suffix.
 */
export function mistralService(client: ServiceClient): FineTuningService {
  const path = '/fine_tuning/jobs';
  const jobPath = (id: string): string => `${path}/${encodeURIComponent(id)}`;
  const read = async <Schema extends z.ZodType>(
    schema: Schema,
    from: string,
    query?: Record<string, unknown>,
  ): Promise<z.infer<Schema>> => {
    const reply = await client.send({ method: 'get', path: from, query });
    return readReply(schema, reply, `mistral ${from}`);
  };
  /** What a job's details hold; asking for the job tells its events and checkpoints as well. */
  const details = new Map<string, z.infer<typeof job>>();
  const jobOf = async (id: string): Promise<ServiceJob> => {
    const reply = await read(job, jobPath(id));
    details.set(id, reply);
    return readJob(reply);
  };

  return {
    name: 'mistral',
    takesPairs: false,
    check({ method, learningRate }) {
      if (method === 'full')
        throw new HoldfastError('bad-config', 'mistral trains adapters; use method: lora.');
      if (learningRate > 1 || learningRate < 1e-8) {
        throw new HoldfastError('bad-config', 'mistral wants a learning rate between 1e-8 and 1.');
      }
    },
    async findFile({ name, bytes }) {
      const query = { purpose: 'fine-tune', search: name, page_size: 100 };
      const { data } = await read(z.object({ data: z.array(file) }), '/files', query);
      return data.find((known) => known.filename === name && (known.bytes ?? bytes.length) === bytes.length)
        ?.id;
    },
    async upload(training) {
      const body = uploadForm(training, { purpose: 'fine-tune' });
      const reply = await client.sendOnce({ method: 'post', path: '/files', body });
      return readReply(z.object({ id: z.string() }), reply, 'mistral /files').id;
    },
    async create(wish) {
      const reply = await client.sendOnce({ method: 'post', path, body: mistralJobRequest(wish) });
      return readJob(readReply(job, reply, `mistral ${path}`));
    },
    async find({ key }) {
      const { data } = await read(z.object({ data: maybe(z.array(job)) }), path, { suffix: key });
      const earlier = data?.find(({ suffix }) => suffix === key);
      return earlier && readJob(earlier);
    },
    job: jobOf,
    async start(id) {
      await client.send({ method: 'post', path: `${jobPath(id)}/start` });
    },
    async news({ id }, isKnown) {
      if (!details.has(id)) await jobOf(id);
      const { events, checkpoints, hyperparameters } = details.get(id) ?? {};
      const steps = hyperparameters?.training_steps ?? 0;
      const news = [
        ...(events ?? []).map(newsOfEvent),
        ...(checkpoints ?? []).flatMap((saved) => newsOfCheckpoint(saved, steps)),
      ];
      return news.filter((item) => !isKnown(item.id));
    },
    async cancel(id) {
      await client.send({ method: 'post', path: `${jobPath(id)}/cancel` });
    },
  };
}

/** What asks the API for a job. */
export function mistralJobRequest({ model, file: file_id, key, settings, examples }: JobWish): object {
  const { epochs, learningRate, batchSize, warmupSteps } = settings;
  const steps = Math.ceil(examples / batchSize) * epochs;
  return {
    model,
    training_files: [{ file_id, weight: 1 }],
    suffix: key,
    auto_start: false,
    job_type: 'completion',
    hyperparameters: {
      epochs,
      learning_rate: learningRate,
      warmup_fraction: Math.min(1, warmupSteps / steps),
    },
  };
}

function readJob(reply: z.infer<typeof job>): ServiceJob {
  const { id, status, fine_tuned_model: model, trained_tokens: tokens } = reply;
  const { cost, cost_currency: currency } = reply.metadata ?? {};
  const outcome = outcomes[status] ?? 'pending';
  const said = reply.events?.findLast(({ data }) => typeof data?.error === 'string')?.data?.error;
  const message = typeof said === 'string' ? said : 'no reason was given';
  return {
    id,
    status,
    outcome,
    model: model || undefined,
    trainedTokens: tokens || undefined,
    price: typeof cost === 'number' ? { amount: cost, currency: currency ?? 'EUR' } : undefined,
    error:
      outcome === 'failed'
        ? {
            code: status,
            message,
            kind: status === 'FAILED_VALIDATION' ? 'data' : errorKind('', message),
          }
        : undefined,
  };
}

function newsOfEvent({ name, data, created_at }: z.infer<typeof event>): ServiceNews {
  const said = data?.error ?? data?.status;
  const level = data?.error === undefined ? levelOf(undefined) : 'error';
  const text = typeof said === 'string' ? `${name}: ${said}` : name;
  return { id: `${created_at} ${text}`, event: { type: 'message', level, text, kind: name } };
}

function newsOfCheckpoint(
  { step_number: step, metrics: { train_loss: loss } }: z.infer<typeof checkpoint>,
  steps: number,
): ServiceNews[] {
  if (typeof loss !== 'number') return [];
  return [{ id: `step ${step}`, event: { type: 'step', step, steps, epoch: 0, loss } }];
}
