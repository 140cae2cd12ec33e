import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { TuneEvent } from '../tuner.ts';
import { type ApiServer, type Call, type Fault, startApiServer } from './fixtures/api-server.ts';
import { hostedTune, testKey } from './fixtures/hosted-tune.ts';
import { recordedFireworks } from './fixtures/recorded-fireworks.ts';
import { recordedMistral } from './fixtures/recorded-mistral.ts';
import type { Json, RecordedService } from './fixtures/recorded-service.ts';
import { recordedTogether } from './fixtures/recorded-together.ts';

const kinds = {
  together: recordedTogether,
  mistral: recordedMistral,
  fireworks: recordedFireworks,
};
const success: Record<keyof typeof kinds, Json[]> = {
  together: [
    { status: 'queued' },
    { status: 'running' },
    { status: 'compressing' },
    { status: 'uploading' },
    {
      status: 'completed',
      model_output_name: 'acme/base-model-abc',
      token_count: 900,
      total_price: 4_400_000_000,
    },
  ],
  mistral: [
    { status: 'VALIDATING' },
    { status: 'VALIDATED', metadata: { cost: 3.25, cost_currency: 'EUR' } },
    { status: 'RUNNING', checkpoints: [{ step_number: 2, created_at: 1, metrics: { train_loss: 0.7 } }] },
    { status: 'SUCCESS', fine_tuned_model: 'ft:base-model:acme', trained_tokens: 800 },
  ],
  fireworks: [
    { state: 'JOB_STATE_VALIDATING' },
    { state: 'JOB_STATE_RUNNING', jobProgress: { percent: 50, epoch: 0 } },
    { state: 'JOB_STATE_WRITING_RESULTS' },
    { state: 'JOB_STATE_COMPLETED' },
  ],
};
const models = {
  together: 'together:acme/base-model-abc',
  mistral: 'mistral:ft:base-model:acme',
  fireworks: expect.stringMatching(/^fireworks:accounts\/acme\/models\/holdfast-[0-9a-f]{12}$/),
};

const servers: ApiServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function serve(recorded: RecordedService, fault?: (call: Call) => Fault | undefined): Promise<string> {
  const server = await startApiServer(
    (call) => {
      expect(call.headers.authorization).toBe(`Bearer ${testKey}`);
      return recorded.handle(call);
    },
    fault ? { fault } : {},
  );
  servers.push(server);
  return server.url;
}

async function tuneAt(
  recorded: RecordedService,
  {
    fault,
    ...options
  }: { fault?: (call: Call) => Fault | undefined } & Partial<Parameters<typeof hostedTune>[0]> = {},
): Promise<TuneEvent[]> {
  const events: TuneEvent[] = [];
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-services-'));
  const url = await serve(recorded, fault);
  for await (const event of hostedTune({ service: recorded.service, url, folder, ...options })) {
    events.push(event);
  }
  return events;
}

const names = ['together', 'mistral', 'fireworks'] as const;

test.each(names)('%s: a job from the upload to the model', async (name) => {
  const recorded = kinds[name]([...success[name]]);
  const events = await tuneAt(recorded);
  expect(events.at(-1)).toMatchObject({ type: 'end', model: models[name] });
  expect([recorded.uploads, recorded.jobs.length]).toEqual([1, 1]);
  const prices = events.flatMap((event) => (event.type === 'price' ? [[event.basis, event.price]] : []));
  expect(prices).toEqual(
    {
      together: [
        ['estimate', { amount: 4.5, currency: 'USD' }],
        ['billed', { amount: 4.4, currency: 'USD' }],
      ],
      mistral: [
        ['estimate', { amount: 3.25, currency: 'EUR' }],
        ['billed', { amount: 3.25, currency: 'EUR' }],
      ],
      fireworks: [['billed', { amount: 2.5, currency: 'USD' }]],
    }[name],
  );
  const losses = events.flatMap((event) => (event.type === 'step' ? [event.loss] : []));
  expect(losses).toEqual({ together: [0.5], mistral: [0.7], fireworks: [] }[name]);
});

test('hyper-parameters reach each service in its own words', async () => {
  const jobRequests: Record<string, Json> = {};
  for (const name of names) {
    const recorded = kinds[name]([...success[name]]);
    await tuneAt(recorded);
    jobRequests[name] = recorded.jobs[0];
  }
  expect(jobRequests).toMatchObject({
    together: {
      n_epochs: 2,
      n_checkpoints: 2,
      batch_size: 6,
      learning_rate: 1e-4,
      random_seed: 7,
      training_type: { type: 'Lora', lora_r: 8, lora_alpha: 16 },
      lr_scheduler: { lr_scheduler_type: 'linear' },
      training_method: { method: 'sft', train_on_inputs: false },
    },
    mistral: { auto_start: false, hyperparameters: { epochs: 2, learning_rate: 1e-4, warmup_fraction: 0 } },
    fireworks: { epochs: 2, learningRate: 1e-4, loraRank: 8, batchSizeSamples: 6, baseModel: 'base-model' },
  });
});

const creates: Record<(typeof names)[number], (call: Call) => boolean> = {
  together: ({ method, path }) => method === 'POST' && path === '/fine-tunes',
  mistral: ({ method, path }) => method === 'POST' && path === '/fine_tuning/jobs',
  fireworks: ({ method, path }) => method === 'POST' && path.endsWith('/supervisedFineTuningJobs'),
};
const uploads = ({ form }: Call): boolean => form !== undefined;

test.each(names.flatMap((name) => (['upload', 'job'] as const).map((lost) => [name, lost] as const)))(
  '%s: nothing is done twice when the reply to the %s is lost',
  async (name, lost) => {
    const which = lost === 'upload' ? uploads : creates[name];
    let left = 1;
    const recorded = kinds[name]([...success[name]]);
    const events = await tuneAt(recorded, {
      fault: (call) => (which(call) && left-- > 0 ? 'lost' : undefined),
    });
    expect(events.at(-1)?.type).toBe('end');
    expect([recorded.uploads, recorded.jobs.length]).toEqual([1, 1]);
  },
);

test.each([
  ['together', { status: 'error', events: [{ type: 'job_error', message: 'CUDA error' }] }, 'model-failed'],
  ['together', { status: 'user_error', events: [{ type: 'job_error', message: 'Bad row' }] }, 'bad-data'],
  ['together', { status: 'cancelled' }, 'model-failed'],
  [
    'mistral',
    { status: 'FAILED', events: [{ name: 'status', created_at: 1, data: { error: 'x' } }] },
    'model-failed',
  ],
  ['mistral', { status: 'FAILED_VALIDATION' }, 'bad-data'],
  [
    'fireworks',
    { state: 'JOB_STATE_FAILED', status: { code: 'INVALID_ARGUMENT', message: 'row 3' } },
    'bad-data',
  ],
  [
    'fireworks',
    { state: 'JOB_STATE_FAILED', status: { code: 'INTERNAL', message: 'violates our content policy' } },
    'refused',
  ],
] as const)('%s: %j is %s', async (name, last, code) => {
  const recorded = kinds[name]([{ ...last }]);
  await expect(tuneAt(recorded)).rejects.toMatchObject({ code });
});

test.each(names)('%s: a job is cancelled when that is wished', async (name) => {
  const stop = new AbortController();
  const recorded = kinds[name]([]);
  let polls = 0;
  const running = tuneAt(recorded, {
    request: { signal: stop.signal, onAbort: 'cancel' },
    fault: () => {
      if (recorded.jobs.length > 0 && ++polls === 4) stop.abort(new Error('enough'));
      return undefined;
    },
  });
  await expect(running).rejects.toThrow('enough');
  expect(recorded.cancelled).toHaveLength(1);
});

test.each([
  ['together', { schedule: 'constant' }, /no constant learning rate/],
  ['mistral', { method: 'full' }, /use method: lora/],
  ['fireworks', { method: 'full' }, /use method: lora/],
] as const)('%s refuses settings that it cannot heed: %j', async (name, settings, message) => {
  const recorded = kinds[name]([]);
  const { settings: usual } = (await import('./fixtures/hosted-tune.ts')).hostedRequest('x', 'y');
  const request = { settings: { ...usual, ...settings } };
  await expect(tuneAt(recorded, { request })).rejects.toThrow(message);
  expect(recorded.uploads).toBe(0);
});
