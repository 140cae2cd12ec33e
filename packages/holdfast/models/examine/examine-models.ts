import { organismNames } from '@holdfast/organism';
import { parseHostedName } from '../hosted/hosted-name.ts';
import { openEndpoint, vendorAbilities, vendorNames } from '../hosted/open-endpoint.ts';
import { endpointKey } from '../hosted/request/endpoint-key.ts';
import { redact } from '../hosted/request/redact.ts';
import { locateModel } from '../model-location.ts';
import { serviceAddress, serviceNames, serviceVariables } from '../tuning/hosted/open-service.ts';
import { openServiceClient } from '../tuning/hosted/service-client.ts';
import { examineClusters, examineTrainers } from './examine-programs.ts';
import type { ModelEntry } from './model-entry.ts';
import { type ListEntry, toldShutdown } from './told-shutdown.ts';

export interface ExamineOptions {
  /** Models to look at besides the organisms, by their names. */
  models: readonly string[];
  /** Looks at nothing but those models and what tunes them: a service or a trainer, and its cluster, by their names. */
  only?: { tuner: string; cluster?: string | undefined } | undefined;
  /** Whether endpoints are asked for their lists of models, which costs nothing. */
  asks: boolean;
  /** The Python of the trainers. Default: HOLDFAST_PYTHON, or python3. */
  python?: string | undefined;
  signal?: AbortSignal | undefined;
}

/** An endpoint that does not answer is given up after so many milliseconds. */
const patience = 10_000;

/** Looks at everything that can answer or tune: models that are named, services, trainers, the tools of clusters. */
export async function* examineModels(options: ExamineOptions): AsyncGenerator<ModelEntry> {
  const { only } = options;
  if (only) {
    yield* examineOnly(only, options);
    return;
  }
  for (const name of [...organismNames, ...options.models]) yield examineModel(name, options);
  for (const name of serviceNames) yield examineService(name, options);
  const answering = vendorNames.filter((name) => !vendorAbilities(name)?.tuning);
  for (const name of answering) yield examineVendor(name);
  yield* examineTrainers(pythonOf(options));
  yield* examineClusters();
}

async function* examineOnly(
  { tuner, cluster }: { tuner: string; cluster?: string | undefined },
  options: ExamineOptions,
): AsyncGenerator<ModelEntry> {
  for (const name of options.models) yield examineModel(name, options);
  const service = serviceNames.find((name) => name === tuner);
  if (service) yield examineService(service, options);
  for await (const entry of examineTrainers(pythonOf(options))) if (entry.name === tuner) yield entry;
  for await (const entry of examineClusters()) if (entry.name === cluster) yield entry;
}

function pythonOf({ python }: ExamineOptions): string {
  return python ?? (process.env.HOLDFAST_PYTHON?.trim() || 'python3');
}

async function examineModel(name: string, options: ExamineOptions): Promise<ModelEntry> {
  const entry = { kind: 'model' as const, name };
  try {
    const hosted = parseHostedName(name);
    if (!hosted) {
      const { folder, adapter } = await locateModel(name, { fetches: false });
      const detail = adapter === undefined ? folder : `${adapter}, an adapter over ${folder}`;
      return { ...entry, state: 'ready', detail };
    }
    if (hosted.kind === 'address') {
      const key = endpointKey(hosted.baseUrl) ?? 'none';
      return { ...entry, ...(await askList({ baseUrl: hosted.baseUrl, key }, options, hosted.model)) };
    }
    const service = serviceNames.find((known) => known === hosted.vendor);
    if (service) {
      const address = serviceAddress(service, process.env);
      const baseUrl =
        service === 'fireworks'
          ? address.baseUrl.replace(/\/v1\/accounts\/.*/, '/inference/v1')
          : address.baseUrl;
      return { ...entry, ...(await askList({ ...address, baseUrl }, options, hosted.model)) };
    }
    // Throws what it lacks, such as its key.
    await openEndpoint(name, hosted);
    return { ...entry, state: 'set up', detail: 'not asked' };
  } catch (error) {
    return { ...entry, state: 'missing', detail: error instanceof Error ? error.message : String(error) };
  }
}

/** A vendor whose models answer and judge, and are tuned nowhere here. Asking it for anything would cost. */
async function examineVendor(vendor: string): Promise<ModelEntry> {
  const entry = { kind: 'service' as const, name: vendor };
  try {
    await openEndpoint(`${vendor}:MODEL`, { kind: 'vendor', vendor, model: 'MODEL' });
    return { ...entry, state: 'set up', detail: `${vendor}:MODEL answers and judges; not asked` };
  } catch (error) {
    return { ...entry, state: 'missing', detail: error instanceof Error ? error.message : String(error) };
  }
}

async function examineService(
  name: (typeof serviceNames)[number],
  options: ExamineOptions,
): Promise<ModelEntry> {
  const entry = { kind: 'service' as const, name };
  try {
    const address = serviceAddress(name, process.env);
    const path = {
      openai: '/fine_tuning/jobs?limit=1',
      azure: '/fine_tuning/jobs?limit=1',
      together: '/fine-tunes',
    };
    const others = {
      fireworks: '/supervisedFineTuningJobs?pageSize=1',
      mistral: '/fine_tuning/jobs?page_size=1',
    };
    return { ...entry, ...(await ask(address, { ...path, ...others }[name], options)) };
  } catch (error) {
    const { key } = serviceVariables[name];
    const detail = error instanceof Error ? error.message : `set ${key}`;
    return { ...entry, state: 'missing', detail };
  }
}

interface Address {
  baseUrl: string;
  key: string;
  headers?: Record<string, string>;
}

/** A model of a service's list, and the day on which it is taken away where the service tells it. */
interface ListedModel {
  id: string;
  shutdown?: string;
}

type Answered = Pick<ModelEntry, 'state' | 'detail'>;

/** Asks an endpoint for its list of models, and whether one is among them. */
async function askList(address: Address, options: ExamineOptions, model: string): Promise<Answered> {
  const answered = await ask(address, '/models', options);
  if (answered.state !== 'ready' || answered.models === undefined)
    return { state: answered.state, detail: answered.detail };
  const listed = answered.models.find(({ id }) => id === model);
  const until = listed?.shutdown === undefined ? '' : `, until ${listed.shutdown}, when it is taken away`;
  return listed
    ? { state: 'ready', detail: `${address.baseUrl} lists it${until}` }
    : { state: 'unreachable', detail: `${address.baseUrl} answers, and does not list ${model}` };
}

async function ask(
  address: Address,
  path: string,
  { asks, signal }: ExamineOptions,
): Promise<Answered & { models?: ListedModel[] }> {
  const host = redact(address.baseUrl, [address.key]);
  if (!asks) return { state: 'set up', detail: `a key for ${host}` };
  const timeout = AbortSignal.timeout(patience);
  const client = await openServiceClient(address, {
    signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
  });
  try {
    const reply = (await client.sendOnce({ method: 'get', path })) as { data?: ListEntry[] } | ListEntry[];
    const data = Array.isArray(reply) ? reply : reply.data;
    const models = data?.flatMap((entry): ListedModel[] =>
      typeof entry.id === 'string' ? [{ id: entry.id, shutdown: toldShutdown(entry) }] : [],
    );
    return { state: 'ready', detail: `${host} answers`, models };
  } catch (error) {
    signal?.throwIfAborted();
    const reason = timeout.aborted
      ? 'no answer in 10 s'
      : error instanceof Error
        ? error.message
        : String(error);
    return { state: 'unreachable', detail: `${host}: ${reason}` };
  }
}
