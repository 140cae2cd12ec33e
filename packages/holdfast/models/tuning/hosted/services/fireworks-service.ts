import { z } from 'zod';
import { HoldfastError } from '../../../../errors.ts';
import { pause } from '../../../../events/pause.ts';
import type {
  FineTuningService,
  JobWish,
  ServiceJob,
  ServiceNews,
  TrainingFile,
} from '../fine-tuning-service.ts';
import { type ServiceClient, uploadForm } from '../service-client.ts';
import { errorKind } from '../service-errors.ts';
import { ServiceFailure } from '../service-failure.ts';
import { maybe, readReply } from './reply.ts';

const status = z.object({ code: maybe(z.string()), message: maybe(z.string()) });
const dataset = z.object({ name: maybe(z.string()), state: maybe(z.string()), status: maybe(status) });
const job = z.object({
  name: z.string(),
  state: z.string(),
  status: maybe(status),
  outputModel: maybe(z.string()),
  estimatedCost: maybe(
    z.object({
      currencyCode: maybe(z.string()),
      units: maybe(z.union([z.string(), z.number()])),
      nanos: maybe(z.number()),
    }),
  ),
  jobProgress: maybe(z.object({ percent: maybe(z.number()), epoch: maybe(z.number()) })),
});

const outcomes: Record<string, ServiceJob['outcome']> = {
  JOB_STATE_COMPLETED: 'succeeded',
  JOB_STATE_EARLY_STOPPED: 'succeeded',
  JOB_STATE_FAILED: 'failed',
  JOB_STATE_EXPIRED: 'failed',
  JOB_STATE_CANCELLED: 'cancelled',
  JOB_STATE_DELETING: 'cancelled',
  JOB_STATE_DELETING_CLEANING_UP: 'cancelled',
};

/** A dataset is not ready at once after its upload; it is asked for so often, a second apart. */
const readyAskings = 60;

/**
 * Fireworks' fine-tuning API: `datasets` and `supervisedFineTuningJobs` of an account. Both get names of Holdfast's
 * choosing, so that what an earlier start made is known again.
 */
export function fireworksService(
  client: ServiceClient,
  { account, askAgain = 1000 }: { account: string; askAgain?: number },
): FineTuningService {
  const datasetId = ({ name }: TrainingFile): string => name.replace(/\.jsonl$/, '');
  const jobId = (key: string): string => `holdfast-${key}`;
  const datasetName = (id: string): string => `accounts/${account}/datasets/${id}`;
  const get = async <Schema extends z.ZodType>(
    schema: Schema,
    path: string,
  ): Promise<z.infer<Schema> | undefined> => {
    try {
      return readReply(schema, await client.send({ method: 'get', path }), `fireworks ${path}`);
    } catch (error) {
      if (error instanceof ServiceFailure && error.status === 404) return undefined;
      throw error;
    }
  };
  const jobPath = (id: string): string => `/supervisedFineTuningJobs/${id.split('/').at(-1)}`;
  const progress = new Map<string, ServiceNews[]>();
  const remember = (reply: z.infer<typeof job>): ServiceJob => {
    progress.set(reply.name, newsOf(reply));
    return readJob(reply, account);
  };
  const ready = async (file: TrainingFile): Promise<string | undefined> => {
    const uploaded = await get(dataset, `/datasets/${datasetId(file)}`);
    return uploaded?.state === 'READY' ? datasetName(datasetId(file)) : undefined;
  };

  return {
    name: 'fireworks',
    takesPairs: false,
    check({ method }) {
      if (method === 'full')
        throw new HoldfastError('bad-config', 'fireworks trains adapters; use method: lora.');
    },
    findFile: ready,
    async upload(file) {
      const id = datasetId(file);
      // A dataset that an earlier start made and did not fill is filled now.
      if (!(await get(dataset, `/datasets/${id}`))) {
        const body = { datasetId: id, dataset: { userUploaded: {}, format: 'CHAT' } };
        await client.sendOnce({ method: 'post', path: '/datasets', body });
      }
      const body = uploadForm(file, {});
      await client.sendOnce({ method: 'post', path: `/datasets/${id}:upload`, body });
      for (let attempt = 0; attempt < readyAskings; attempt++) {
        const uploaded = await get(dataset, `/datasets/${id}`);
        if (uploaded?.state === 'READY') return datasetName(id);
        const { code, message } = uploaded?.status ?? {};
        if (code && code !== 'OK') {
          throw new HoldfastError('bad-data', `fireworks does not take the rows (${code}): ${message ?? ''}`);
        }
        await pause(askAgain, client.signal);
      }
      throw new HoldfastError('model-failed', 'fireworks has not read the rows yet; start again later.');
    },
    async create(wish) {
      const reply = await client.sendOnce({
        method: 'post',
        path: '/supervisedFineTuningJobs',
        body: fireworksJobRequest(wish, account),
        query: { supervisedFineTuningJobId: jobId(wish.key) },
      });
      return remember(readReply(job, reply, 'fireworks /supervisedFineTuningJobs'));
    },
    async find({ key }) {
      const reply = await get(job, jobPath(jobId(key)));
      return reply && remember(reply);
    },
    async job(id) {
      const path = jobPath(id);
      return remember(readReply(job, await client.send({ method: 'get', path }), `fireworks ${path}`));
    },
    news: async ({ id }, isKnown) => (progress.get(id) ?? []).filter((item) => !isKnown(item.id)),
    async cancel(id) {
      await client.send({ method: 'post', path: `${jobPath(id)}:cancel`, body: {} });
    },
  };
}

/** What asks the API for a job. */
export function fireworksJobRequest({ model, file, key, settings }: JobWish, account: string): object {
  const { epochs, learningRate, rank, warmupSteps, batchSize } = settings;
  return {
    dataset: file,
    displayName: `holdfast ${key}`,
    baseModel: model,
    epochs,
    learningRate,
    loraRank: rank,
    learningRateWarmupSteps: warmupSteps,
    batchSizeSamples: batchSize,
    outputModel: `accounts/${account}/models/holdfast-${key}`,
  };
}

function readJob(reply: z.infer<typeof job>, account: string): ServiceJob {
  const outcome = outcomes[reply.state] ?? 'pending';
  const { units, nanos, currencyCode } = reply.estimatedCost ?? {};
  const amount = Number(units ?? 0) + (nanos ?? 0) / 1e9;
  const model = reply.outputModel ?? `accounts/${account}/models/${reply.name.split('/').at(-1)}`;
  const { code, message } = reply.status ?? {};
  return {
    id: reply.name,
    status: reply.state,
    outcome,
    model: outcome === 'succeeded' ? model : undefined,
    price: reply.estimatedCost ? { amount, currency: currencyCode ?? 'USD' } : undefined,
    error:
      outcome === 'failed'
        ? {
            code: code ?? reply.state,
            message: message ?? 'no reason was given',
            kind: code === 'INVALID_ARGUMENT' ? 'data' : errorKind(code ?? '', message ?? ''),
          }
        : undefined,
  };
}

/** Fireworks tells how far a job is, and neither steps nor losses. */
function newsOf({ jobProgress }: z.infer<typeof job>): ServiceNews[] {
  const { percent, epoch } = jobProgress ?? {};
  if (typeof percent !== 'number') return [];
  const text = `${percent}% of epoch ${(epoch ?? 0) + 1}`;
  return [{ id: text, event: { type: 'message', level: 'info', text, kind: 'progress' } }];
}
