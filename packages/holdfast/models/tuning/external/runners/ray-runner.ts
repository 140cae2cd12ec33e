import { performance } from 'node:perf_hooks';
import { z } from 'zod';
import { HoldfastError } from '../../../../errors.ts';
import { pause } from '../../../../events/pause.ts';
import { redact } from '../../../hosted/request/redact.ts';
import type { JobRunner, JobState } from '../job-runner.ts';
import { shellWord } from '../job-script.ts';
import { type PlainReply, plainRequest } from './plain-request.ts';

export interface RayOptions {
  /** The address of Ray's dashboard, such as `http://head:8265`. */
  address: string;
  gpus: number;
  cpus: number;
}

const submitted = z.object({ submission_id: z.string() });
const details = z.object({ status: z.string(), message: z.string().nullish() });

const kinds: Record<string, JobState['kind']> = {
  PENDING: 'waiting',
  RUNNING: 'running',
  SUCCEEDED: 'ended',
  FAILED: 'ended',
  STOPPED: 'ended',
};

/** Milliseconds that Ray may take to answer. */
const patience = 60_000;

/** Runs jobs on a Ray cluster, through the REST API that `ray job` uses too. */
export function rayRunner({ address, gpus, cpus }: RayOptions): JobRunner {
  const jobs = `${address.replace(/\/+$/, '')}/api/jobs/`;
  const ask = async (
    method: 'GET' | 'POST',
    path: string,
    body?: object,
    signal?: AbortSignal,
  ): Promise<PlainReply> => {
    const timeout = AbortSignal.timeout(patience);
    try {
      return await plainRequest(`${jobs}${path}`, {
        method,
        signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
        body: body ? JSON.stringify(body) : undefined,
      });
    } catch (cause) {
      signal?.throwIfAborted();
      const reason = redact(cause instanceof Error ? cause.message || String(cause) : String(cause), []);
      throw new HoldfastError('model-failed', `Ray at ${address} cannot be reached (${reason}).`, { cause });
    }
  };
  const failed = ({ status, text }: PlainReply): HoldfastError => {
    const said = redact(text.trim().split('\n').at(-1) ?? '', []);
    return new HoldfastError('model-failed', `Ray at ${address} failed (${status}: ${said}).`);
  };
  const stateOf = async (id: string): Promise<JobState> => {
    const response = await ask('GET', encodeURIComponent(id));
    if (response.status === 404) return { kind: 'gone', detail: 'unknown' };
    if (response.status >= 300) throw failed(response);
    const { status } = details.parse(JSON.parse(response.text));
    return { kind: kinds[status] ?? 'running', detail: status };
  };
  return {
    name: 'ray',
    remote: true,
    interval: 2000,
    async start({ name, script }, signal) {
      const body = {
        submission_id: name,
        entrypoint: `/bin/sh ${shellWord(script)}`,
        entrypoint_num_cpus: cpus,
        entrypoint_num_gpus: gpus,
        metadata: { started_by: 'holdfast' },
      };
      const until = performance.now() + patience;
      for (;;) {
        const response = await ask('POST', '', body, signal);
        if (response.status < 300) return submitted.parse(JSON.parse(response.text)).submission_id;
        // A cluster that has only just come up answers before it has an agent that takes jobs.
        if (!/no available agent/i.test(response.text) || performance.now() > until) throw failed(response);
        await pause(1000, signal);
      }
    },
    async find({ name }) {
      const { kind } = await stateOf(name);
      return kind === 'gone' ? undefined : name;
    },
    state: stateOf,
    async stop(id) {
      const response = await ask('POST', `${encodeURIComponent(id)}/stop`);
      if (response.status >= 300 && response.status !== 404) throw failed(response);
    },
  };
}
