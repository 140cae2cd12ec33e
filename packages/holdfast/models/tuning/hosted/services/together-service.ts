import { z } from 'zod';
import { HoldfastError } from '../../../../errors.ts';
import type { FineTuningService } from '../fine-tuning-service.ts';
import { type ServiceClient, uploadForm } from '../service-client.ts';
import { maybe, readReply } from './reply.ts';
import { readTogetherJob, togetherJob, togetherJobRequest, trainingKind } from './together-jobs.ts';
import {
  newsOfTogetherCheckpoint,
  newsOfTogetherEvent,
  newsOfTogetherMetrics,
  togetherCheckpoint,
  togetherEvent,
  togetherMetrics,
} from './together-news.ts';

const file = z.object({ id: z.string(), filename: z.string(), bytes: maybe(z.number()) });
const estimate = z.object({
  estimated_total_price: z.number(),
  estimated_train_token_count: maybe(z.number()),
  allowed_to_proceed: maybe(z.boolean()),
});

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
      const reply = await client.sendOnce({
        method: 'post',
        path: '/fine-tunes',
        body: togetherJobRequest(wish),
      });
      return readTogetherJob(readReply(togetherJob, reply, 'together /fine-tunes'));
    },
    async find({ key }) {
      const { data } = await read(z.object({ data: z.array(togetherJob) }), '/fine-tunes');
      const earlier = data.find(
        ({ suffix, model_output_name: name }) => suffix === key || (name ?? '').includes(key),
      );
      return earlier && readTogetherJob(earlier);
    },
    async job(id) {
      return readTogetherJob(await read(togetherJob, jobPath(id)));
    },
    async news({ id }, isKnown) {
      const { data: events } = await read(
        z.object({ data: z.array(togetherEvent) }),
        `${jobPath(id)}/events`,
      );
      const { data: checkpoints } = await read(
        z.object({ data: z.array(togetherCheckpoint) }),
        `${jobPath(id)}/checkpoints`,
      );
      const { metrics: snapshots } = await read(togetherMetrics, `${jobPath(id)}/metrics`);
      const news = [
        ...events.map(newsOfTogetherEvent),
        ...snapshots.flatMap(newsOfTogetherMetrics),
        ...checkpoints.map((saved) => newsOfTogetherCheckpoint(id, saved)),
      ];
      return news.filter((item) => !isKnown(item.id));
    },
    async cancel(id) {
      await client.send({ method: 'post', path: `${jobPath(id)}/cancel` });
    },
  };
}
