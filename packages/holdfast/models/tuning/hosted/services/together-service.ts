import { z } from 'zod';
import { HoldfastError } from '../../../../errors.ts';
import type { TuneSettings } from '../../tuner.ts';
import type { FineTuningService, JobWish, ServiceJob, ServiceNews } from '../fine-tuning-service.ts';
import { type ServiceClient, uploadForm } from '../service-client.ts';
import { errorKind } from '../service-errors.ts';
import { levelOf, maybe, readReply } from './reply.ts';

const file = z.object({ id: z.string(), filename: z.string(), bytes: maybe(z.number()) });
const event = z.object({
  created_at: maybe(z.string()),
  level: maybe(z.string()),
  message: z.string(),
  type: maybe(z.string()),
  step: maybe(z.number()),
  hash: maybe(z.string()),
});
const job = z.object({
  id: z.string(),
  status: z.string(),
  suffix: maybe(z.string()),
  model_output_name: maybe(z.string()),
  token_count: maybe(z.number()),
  total_price: maybe(z.number()),
  events: maybe(z.array(event)),
});
const checkpoint = z.object({
  step: z.number(),
  path: maybe(z.string()),
  checkpoint_type: maybe(z.string()),
});
const metrics = z.object({ metrics: z.array(z.record(z.string(), z.unknown())) });
const estimate = z.object({
  estimated_total_price: z.number(),
  estimated_train_token_count: maybe(z.number()),
  allowed_to_proceed: maybe(z.boolean()),
});

/** `total_price` of a job is counted in billionths of a dollar. */
const billionths = 1e9;

const outcomes: Record<string, ServiceJob['outcome']> = {
  completed: 'succeeded',
  error: 'failed',
  user_error: 'failed',
  cancelled: 'cancelled',
};

/** Together's fine-tuning API: `/files/upload`, `/fine-tunes`. A job is found again by its suffix, which is its key. */
export function togetherService(client: ServiceClient): FineTuningService {
  const read = async <Schema extends z.ZodType>(schema: Schema, path: string): Promise<z.infer<Schema>> =>
    readReply(schema, await client.send({ method: 'get', path }), `together ${path}`);
  const jobPath = (id: string): string => `/fine-tunes/${encodeURIComponent(id)}`;

  return {
    name: 'together',
    takesPairs: false,
    check({ epochs, schedule, alpha }) {
      if (epochs > 20) throw new HoldfastError('bad-config', 'together trains for 20 epochs at most.');
      if (!Number.isInteger(alpha)) {
        throw new HoldfastError('bad-config', `together wants a whole alpha; it is ${alpha}.`);
      }
      if (schedule === 'constant') {
        throw new HoldfastError(
          'bad-config',
          'together has no constant learning rate; use linear or cosine.',
        );
      }
    },
    async findFile({ name, bytes }) {
      const { data } = await read(z.object({ data: z.array(file) }), '/files');
      return data.find((known) => known.filename === name && (known.bytes || bytes.length) === bytes.length)
        ?.id;
    },
    async upload(training) {
      const body = uploadForm(training, {
        purpose: 'fine-tune',
        file_name: training.name,
        file_type: 'jsonl',
      });
      const reply = await client.sendOnce({ method: 'post', path: '/files/upload', body });
      return readReply(z.object({ id: z.string() }), reply, 'together /files/upload').id;
    },
    async estimate({ file: training_file, model, settings }) {
      const body = {
        training_file,
        model,
        n_epochs: settings.epochs,
        n_evals: 0,
        ...trainingKind(settings),
      };
      const reply = await client.send({ method: 'post', path: '/fine-tunes/estimate-price', body });
      const quote = readReply(estimate, reply, 'together /fine-tunes/estimate-price');
      if (quote.allowed_to_proceed === false) {
        throw new HoldfastError(
          'bad-usage',
          `together wants more credit for this job (about ${quote.estimated_total_price.toFixed(2)} USD); add credit there.`,
        );
      }
      const tokens = quote.estimated_train_token_count;
      return {
        price: { amount: quote.estimated_total_price, currency: 'USD' },
        tokens: tokens || undefined,
      };
    },
    async create(wish) {
      const reply = await client.sendOnce({ method: 'post', path: '/fine-tunes', body: requestBody(wish) });
      return readJob(readReply(job, reply, 'together /fine-tunes'));
    },
    async find({ key }) {
      const { data } = await read(z.object({ data: z.array(job) }), '/fine-tunes');
      const earlier = data.find(
        ({ suffix, model_output_name: name }) => suffix === key || (name ?? '').includes(key),
      );
      return earlier && readJob(earlier);
    },
    async job(id) {
      return readJob(await read(job, jobPath(id)));
    },
    async news({ id }, isKnown) {
      const { data: events } = await read(z.object({ data: z.array(event) }), `${jobPath(id)}/events`);
      const { data: checkpoints } = await read(
        z.object({ data: z.array(checkpoint) }),
        `${jobPath(id)}/checkpoints`,
      );
      const { metrics: snapshots } = await read(metrics, `${jobPath(id)}/metrics`);
      const news = [
        ...events.map(newsOfEvent),
        ...snapshots.flatMap(newsOfMetrics),
        ...checkpoints.map(
          ({ step, path }): ServiceNews => ({
            id: `checkpoint ${step}`,
            event: { type: 'checkpoint', step, model: path ?? `${id}:${step}` },
          }),
        ),
      ];
      return news.filter((item) => !isKnown(item.id));
    },
    async cancel(id) {
      await client.send({ method: 'post', path: `${jobPath(id)}/cancel` });
    },
  };
}

function trainingKind({ method, rank, alpha }: TuneSettings): object {
  return {
    training_method: { method: 'sft', train_on_inputs: false },
    training_type:
      method === 'full'
        ? { type: 'Full' }
        : {
            type: 'Lora',
            lora_r: rank,
            lora_alpha: alpha,
            lora_dropout: 0,
            lora_trainable_modules: 'all-linear',
          },
  };
}

function requestBody({ model, file: training_file, key, settings, examples }: JobWish): object {
  const { epochs, batchSize, learningRate, schedule, warmupSteps, seed } = settings;
  const steps = Math.ceil(examples / batchSize) * epochs;
  return {
    model,
    training_file,
    suffix: key,
    n_epochs: epochs,
    n_checkpoints: epochs,
    n_evals: 0,
    // Packed rows would make a batch of another size than what is asked for.
    packing: false,
    batch_size: batchSize,
    learning_rate: learningRate,
    random_seed: seed,
    warmup_ratio: Math.min(1, warmupSteps / steps),
    lr_scheduler: {
      lr_scheduler_type: schedule,
      lr_scheduler_args: schedule === 'cosine' ? { min_lr_ratio: 0, num_cycles: 0.5 } : { min_lr_ratio: 0 },
    },
    ...trainingKind(settings),
  };
}

function readJob(reply: z.infer<typeof job>): ServiceJob {
  const { id, status, model_output_name: model, token_count: tokens, total_price: price } = reply;
  const outcome = outcomes[status] ?? 'pending';
  const last = reply.events?.findLast(({ type }) => type === 'job_error') ?? reply.events?.at(-1);
  const message = last?.message ?? 'no reason was given';
  return {
    id,
    status,
    outcome,
    model: model || undefined,
    trainedTokens: tokens || undefined,
    price: price && outcome === 'succeeded' ? { amount: price / billionths, currency: 'USD' } : undefined,
    error:
      outcome === 'failed'
        ? {
            code: status,
            message,
            kind: status === 'user_error' ? 'data' : errorKind('', message),
          }
        : undefined,
  };
}

function newsOfEvent({ hash, created_at, type, step, level, message }: z.infer<typeof event>): ServiceNews {
  return {
    id: hash || `${created_at} ${type} ${step} ${message}`,
    event: { type: 'message', level: levelOf(level), text: message, kind: type || undefined },
  };
}

function newsOfMetrics(snapshot: Record<string, unknown>): ServiceNews[] {
  const { 'train/global_step': step, 'train/loss': loss, 'train/learning_rate': learningRate } = snapshot;
  if (typeof step !== 'number' || typeof loss !== 'number') return [];
  const rate = typeof learningRate === 'number' ? { learningRate } : {};
  return [{ id: `step ${step}`, event: { type: 'step', step, steps: 0, epoch: 0, loss, ...rate } }];
}
