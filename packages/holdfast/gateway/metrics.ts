import type { Database } from './database/database.ts';
import type { RequestRecord } from './shell/shell.ts';

/** Counts of a gateway in Prometheus' text format. */
export interface Metrics {
  count(record: RequestRecord): void;
  /** All counts so far, and what stands in the database at the moment. */
  text(): Promise<string>;
}

const bounds = [0.01, 0.05, 0.1, 0.5, 1, 5, 30];

/** Makes counts of requests, by route and status; names of tenants, files and models are in none. */
export function createMetrics(database: Database): Metrics {
  const requests = new Map<string, number>();
  const buckets = bounds.map(() => 0);
  let seconds = 0;
  let count = 0;
  return {
    count({ method, route, status, milliseconds }) {
      const labels = `method="${method}",route="${route}",status="${status}"`;
      requests.set(labels, (requests.get(labels) ?? 0) + 1);
      seconds += milliseconds / 1000;
      count += 1;
      for (const [place, bound] of bounds.entries()) if (milliseconds / 1000 <= bound) buckets[place] += 1;
    },
    async text() {
      const jobs = await database.all<{ status: string; count: number }>(
        'select status, count(*) as count from jobs group by status',
      );
      const models = await database.all<{ state: string; count: number }>(
        'select state, count(*) as count from models group by state',
      );
      return [
        '# TYPE holdfast_http_requests_total counter',
        ...[...requests].map(([labels, sum]) => `holdfast_http_requests_total{${labels}} ${sum}`),
        '# TYPE holdfast_http_request_seconds histogram',
        ...bounds.map(
          (bound, place) => `holdfast_http_request_seconds_bucket{le="${bound}"} ${buckets[place]}`,
        ),
        `holdfast_http_request_seconds_bucket{le="+Inf"} ${count}`,
        `holdfast_http_request_seconds_sum ${seconds}`,
        `holdfast_http_request_seconds_count ${count}`,
        '# TYPE holdfast_jobs gauge',
        ...jobs.map(({ status, count: sum }) => `holdfast_jobs{status="${status}"} ${sum}`),
        '# TYPE holdfast_models gauge',
        ...models.map(({ state, count: sum }) => `holdfast_models{state="${state}"} ${sum}`),
        '',
      ].join('\n');
    },
  };
}
