import type { Environment } from '../../models/environment.ts';
import { requestJson } from '../../models/hosted/request/request-json.ts';
import type { TrackedEnd, TrackedFigures, Tracker } from './tracker.ts';

/** What one request may hold of each, by MLflow's REST API ("Request limits" of log-batch). */
const mostMetrics = 1000;
const mostSettings = 100;
const longestSetting = 500;

/** How long a reply may take, in milliseconds. */
const timeout = 20_000;

const statuses: Readonly<Record<TrackedEnd, 'FINISHED' | 'FAILED' | 'KILLED'>> = {
  pass: 'FINISHED',
  fail: 'FINISHED',
  inconclusive: 'FINISHED',
  stopped: 'KILLED',
};

/**
 * A tracker that tells an MLflow server by its REST API, version 2.0. The experiment is that of `MLFLOW_EXPERIMENT_NAME`, else
 * `holdfast`; who asks is told by MLflow's own variables for a token, or for a user and a password. What goes wrong is thrown as
 * RequestFailure, without them.
 */
export function mlflowTracker({
  url,
  environment = process.env,
}: {
  url: string;
  environment?: Environment;
}): Tracker {
  const { headers, secrets } = authorisation(environment);
  const ask = async (path: string, body?: object): Promise<unknown> => {
    const address = `${url.replace(/\/+$/, '')}/api/2.0/mlflow/${path}`;
    const text = body === undefined ? undefined : JSON.stringify(body);
    const reply = await requestJson({ url: address, headers, body: text, secrets, describe, timeout });
    return reply.body;
  };
  let run_id = '';
  return {
    async start({ name, settings, before }) {
      if (before === undefined) {
        const experiment_id = await experimentNamed(
          environment.MLFLOW_EXPERIMENT_NAME?.trim() || 'holdfast',
          ask,
        );
        const made = await ask('runs/create', { experiment_id, run_name: name, start_time: Date.now() });
        run_id = (made as { run: { info: { run_id: string } } }).run.info.run_id;
      } else {
        run_id = before;
        await ask('runs/update', { run_id, status: 'RUNNING' });
      }
      // What a run that goes on was told before, it may be told again as it was.
      const params = Object.entries(settings).map(([key, value]) => ({
        key,
        value: value.slice(0, longestSetting),
      }));
      for (const part of partsOf(params, mostSettings)) await ask('runs/log-batch', { run_id, params: part });
      return run_id;
    },
    async log(figures) {
      const metrics = figures.flatMap(metricsOf);
      for (const part of partsOf(metrics, mostMetrics))
        await ask('runs/log-batch', { run_id, metrics: part });
    },
    async end(end) {
      await ask('runs/set-tag', { run_id, key: 'holdfast.outcome', value: end });
      await ask('runs/update', { run_id, status: statuses[end], end_time: Date.now() });
    },
  };
}

async function experimentNamed(
  name: string,
  ask: (path: string, body?: object) => Promise<unknown>,
): Promise<string> {
  const search = { filter: `name = '${name.replaceAll("'", "''")}'`, max_results: 1 };
  const { experiments } = (await ask('experiments/search', search)) as {
    experiments?: { experiment_id: string }[];
  };
  const [known] = experiments ?? [];
  const experiment = known ?? (await ask('experiments/create', { name }));
  return (experiment as { experiment_id: string }).experiment_id;
}

function metricsOf({ step, time, values }: TrackedFigures): object[] {
  return Object.entries(values).map(([key, value]) => ({ key, value, step, timestamp: time }));
}

function partsOf<Item>(items: readonly Item[], most: number): Item[][] {
  const parts: Item[][] = [];
  for (let start = 0; start < items.length; start += most) parts.push(items.slice(start, start + most));
  return parts;
}

function authorisation({
  MLFLOW_TRACKING_TOKEN: token,
  MLFLOW_TRACKING_USERNAME: user,
  MLFLOW_TRACKING_PASSWORD: password = '',
}: Environment): { headers: Record<string, string>; secrets: string[] } {
  if (user) {
    const both = Buffer.from(`${user}:${password}`).toString('base64');
    return { headers: { authorization: `Basic ${both}` }, secrets: [both, password] };
  }
  if (token) return { headers: { authorization: `Bearer ${token}` }, secrets: [token] };
  return { headers: {}, secrets: [] };
}

function describe(body: unknown): { message?: string; code?: string } {
  const { message, error_code: code } = (body ?? {}) as { message?: string; error_code?: string };
  return { message, code };
}
