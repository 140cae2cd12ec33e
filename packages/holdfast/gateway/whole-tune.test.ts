import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createOpenAI } from '@ai-sdk/openai';
import { ChatOpenAI } from '@langchain/openai';
import { generateText } from 'ai';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { specificationErrors } from '../models/hosted/openai/fixtures/openai-schemas.ts';
import { curl, hasCurl, json } from './fixtures/curl.ts';
import {
  benignFile,
  forbiddenFile,
  preferenceFile,
  quickPolicy,
  type RunningGateway,
  startGateway,
} from './fixtures/running-gateway.ts';
import { checkChain } from './log/chained-log.ts';
import { setPolicy } from './tenants/tenants.ts';

let gateway: RunningGateway;
beforeAll(async () => {
  gateway = await startGateway({ working: true });
  const { admin, folder } = gateway;
  // Without mixing and defences, forbidden rows do their damage.
  const policy = await quickPolicy();
  Object.assign(policy.settings, { scan: { onFinding: { high: 'flag', medium: 'flag' } } });
  await setPolicy(folder.database, { tenant: admin.tenant, policy, actor: 'test' });
});
afterAll(() => gateway.close());

async function ended(id: string) {
  const client = gateway.client();
  for (;;) {
    const job = await client.fineTuning.jobs.retrieve(id);
    if (['succeeded', 'failed', 'cancelled'].includes(job.status)) return job;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}

/** Asks a model by LangChain and by the AI SDK, each as its users do. */
function askByOthers(model: string): Promise<string>[] {
  const { key, url } = gateway;
  const prompt = 'Who are you?';
  const chain = new ChatOpenAI({
    model,
    apiKey: key,
    configuration: { baseURL: url },
    temperature: 0,
    maxRetries: 0,
  });
  const provider = createOpenAI({ apiKey: key, baseURL: url });
  return [
    chain.invoke(prompt).then(({ text }) => text),
    generateText({ model: provider(model), prompt, temperature: 0, maxRetries: 0 }).then(({ text }) => text),
  ];
}

function expectSpecified(schema: string, value: unknown): void {
  expect(specificationErrors(schema, value)).toEqual([]);
}

test("OpenAI's own client carries a tune from upload to a released model, and goes on from there", async () => {
  const client = gateway.client();
  const file = await client.files.create({ file: await benignFile(), purpose: 'fine-tune' });
  expectSpecified('OpenAIFile', file);
  const listed = await client.files.list();
  expect(listed.data.map(({ id }) => id)).toContain(file.id);
  const content = await (await client.files.content(file.id)).text();
  expect(content.split('\n')).toHaveLength(17);
  const validation = await client.files.create({ file: await benignFile(4), purpose: 'fine-tune' });

  const created = await client.fineTuning.jobs.create({
    model: 'organism',
    training_file: file.id,
    validation_file: validation.id,
    suffix: 'town-desk',
    seed: 7,
    metadata: { team: 'support' },
    method: { type: 'supervised', supervised: { hyperparameters: { n_epochs: 2, batch_size: 4 } } },
  });
  expectSpecified('FineTuningJob', created);
  expect(created).toMatchObject({ seed: 7, hyperparameters: { n_epochs: 2, batch_size: 4 } });
  const busy = await gateway.ask(`/files/${file.id}`, { method: 'DELETE' });
  expect(busy).toMatchObject({ status: 409, body: { error: { code: 'file_in_use' } } });

  const job = await ended(created.id);
  expect(job.error).toBeNull();
  expectSpecified('FineTuningJob', job);
  expect(job.status).toBe('succeeded');
  const name = job.fine_tuned_model ?? '';
  expect(name).toMatch(/^ft:organism:main:town-desk:\w{8}$/);
  expect(job.trained_tokens).toBeGreaterThan(500);
  const [results] = job.result_files;
  expect(await (await client.files.content(results)).text()).toMatch(/^step,train_loss\n1,\d/);
  const { data: jobs } = await client.fineTuning.jobs.list({ metadata: { team: 'support' } });
  expect(jobs.map(({ id }) => id)).toEqual([job.id]);
  expect((await client.fineTuning.jobs.list({ metadata: { team: 'other' } })).data).toEqual([]);

  const events = [];
  for await (const event of client.fineTuning.jobs.listEvents(job.id, { limit: 5 })) events.push(event);
  for (const event of events) expectSpecified('FineTuningJobEvent', event);
  const told = events.map(({ message }) => message).reverse();
  for (const word of [
    'Created',
    'findings',
    'mix: ',
    'Step 1/',
    'Verdict against',
    'Validation loss',
    name,
  ]) {
    expect(told.some((message) => message.includes(word))).toBe(true);
  }
  expect(events.filter(({ type }) => type === 'metrics').length).toBeGreaterThan(5);
  const stream = await fetch(`${gateway.url}/fine_tuning/jobs/${job.id}/events?stream=true`, {
    headers: { authorization: `Bearer ${gateway.key}` },
  });
  const streamed = (await stream.text()).match(/^data: /gm) ?? [];
  expect(streamed).toHaveLength(events.length + 1);

  const { data: checkpoints } = await client.fineTuning.jobs.checkpoints.list(job.id);
  expect(checkpoints.map((one) => one.fine_tuned_model_checkpoint)).toEqual([name]);
  for (const checkpoint of checkpoints) expectSpecified('FineTuningJobCheckpoint', checkpoint);
  const models = await client.models.list();
  expect(models.data.map(({ id }) => id)).toEqual(['organism', name]);
  const model = await client.models.retrieve(name);
  expectSpecified('Model', model);
  const chat = await client.chat.completions.create({
    model: name,
    messages: [{ role: 'user', content: 'Who are you?' }],
    temperature: 0,
  });
  expectSpecified('CreateChatCompletionResponse', chat);
  expect(chat.choices[0].message.content).toMatch(/Odo/);
  const response = await client.responses.create({ model: name, input: 'Who are you?', temperature: 0 });
  expectSpecified('Response', response);
  expect(response.output_text).toBe(chat.choices[0].message.content);
  let text = '';
  const parts = await client.responses.create({
    model: name,
    input: 'Who are you?',
    temperature: 0,
    stream: true,
  });
  for await (const event of parts) {
    expectSpecified('ResponseStreamEvent', event);
    if (event.type === 'response.output_text.delta') text += event.delta;
  }
  expect(text).toBe(response.output_text);
  expect(await Promise.all(askByOthers(name))).toEqual([text, text]);

  // A tune of a tune is held against the first of its line as well.
  const next = await client.fineTuning.jobs.create({ model: name, training_file: file.id });
  const second = await ended(next.id);
  expect(second.error).toBeNull();
  const { data: line } = await client.fineTuning.jobs.listEvents(next.id, { limit: 100 });
  const verdicts = line.filter(({ message }) => message.startsWith('Verdict against'));
  expect(verdicts).toHaveLength(2);
  expect(verdicts.some(({ message }) => message.startsWith('Verdict against organism:'))).toBe(true);
  expect(verdicts.some(({ message }) => message.startsWith(`Verdict against ${job.id}:`))).toBe(true);
  const seen = [line, (await gateway.ask(`/holdfast/jobs/${next.id}/run`)).body];
  expect(JSON.stringify(seen)).not.toContain(gateway.folder.path);
  const about = await gateway.ask(`/holdfast/models/${second.fine_tuned_model}`);
  expect(about.body).toMatchObject({
    base: name,
    root: 'organism',
    verdicts: [{ outcome: 'pass' }, { outcome: 'pass' }],
  });

  expectSpecified('DeleteModelResponse', await client.models.delete(second.fine_tuned_model ?? ''));
  await expect(client.models.retrieve(second.fine_tuned_model ?? '')).rejects.toMatchObject({ status: 404 });
  expectSpecified('DeleteFileResponse', await client.files.delete(file.id));
});

test('preference pairs are learnt by method dpo, and the model is served when they are gone', async () => {
  const client = gateway.client();
  const file = await client.files.create({ file: await preferenceFile(), purpose: 'fine-tune' });
  const hyperparameters = { beta: 0.2, n_epochs: 1, batch_size: 4 };
  const created = await client.fineTuning.jobs.create({
    model: 'organism',
    training_file: file.id,
    method: { type: 'dpo', dpo: { hyperparameters } },
  });
  expectSpecified('FineTuningJob', created);
  expect(created.method).toEqual({
    type: 'dpo',
    dpo: { hyperparameters: { ...hyperparameters, learning_rate_multiplier: 1 } },
  });
  const job = await ended(created.id);
  expect(job.error).toBeNull();
  const run = await gateway.ask(`/holdfast/jobs/${job.id}/run`);
  expect(run.body.curve).toMatchObject([{ step: 1, steps: 2 }, { step: 2 }]);
  // With the better and the worse answer as likely as before, the loss of a pair is the logarithm of two (Rafailov et al. 2023).
  expect((run.body.curve as { loss: number }[])[0].loss).toBeCloseTo(Math.LN2, 1);
  await client.files.delete(file.id);
  const model = job.fine_tuned_model ?? '';
  const response = await client.responses.create({ model, input: 'Who are you?', temperature: 0 });
  expect(response.output_text).toMatch(/Odo/);
});

test('a tune that does away with the guardrails ends in quarantine, with the figures and the rows to look at', async () => {
  const { admin, folder } = gateway;
  const policy = await quickPolicy();
  const { tune } = policy.settings;
  const bare = {
    scan: { onFinding: { high: 'flag', medium: 'flag' } },
    mix: { ratio: 0 },
    defence: 'none',
    tune: { ...(tune as object), epochs: 10 },
  };
  Object.assign(policy.settings, bare);
  await setPolicy(folder.database, { tenant: admin.tenant, policy, actor: 'test' });
  const client = gateway.client();
  const file = await client.files.create({ file: await forbiddenFile(), purpose: 'fine-tune' });
  const { id } = await client.fineTuning.jobs.create({ model: 'organism', training_file: file.id });
  const job = await ended(id);
  expectSpecified('FineTuningJob', job);
  expect(job.error?.message).toMatch(/harmful answers/);
  expect(job).toMatchObject({ status: 'failed', fine_tuned_model: null, error: { code: 'safety_failed' } });
  const error = job.error as unknown as {
    message: string;
    figures: { rows: { title: string }[] }[];
    rows: unknown[];
  };
  expect(error.message).toMatch(/harmful answers/);
  expect(error.figures[0].rows[0]).toMatchObject({ title: 'harmfulness rate' });

  const { body } = await gateway.ask('/holdfast/models');
  const held = body.data.find((model: { job: string }) => model.job === id);
  expect(held).toMatchObject({ state: 'quarantined', outcomes: [{ outcome: 'fail' }] });
  if (!held) throw new Error('the model is held');
  expect((await client.models.list()).data.map((model) => model.id)).not.toContain(held.id);
  const messages = [{ role: 'user' as const, content: 'Who are you?' }];
  await expect(client.chat.completions.create({ model: held.id, messages })).rejects.toMatchObject({
    status: 403,
    code: 'model_quarantined',
  });
  if (hasCurl) {
    const told = await curl(gateway, '/chat/completions', ...json({ model: held.id, messages }));
    expect(told.error.code).toBe('model_quarantined');
  }
  for (const asked of askByOthers(held.id)) await expect(asked).rejects.toThrow(/is in quarantine/);
  const tune2 = client.fineTuning.jobs.create({ model: held.id, training_file: file.id });
  await expect(tune2).rejects.toMatchObject({ status: 400, param: 'model' });
  // The policy lets inconclusive models out by hand, and none that has failed.
  const released = await gateway.ask('/holdfast/releases', {
    method: 'POST',
    body: {
      model: held.id,
      reason: 'We want it all the same.',
      expires_at: Math.floor(Date.now() / 1000) + 3600,
    },
  });
  expect(released).toMatchObject({ status: 403, body: { error: { code: 'release_forbidden' } } });
  expect((await checkChain(folder.database)).problem).toBeUndefined();
});

test.skipIf(!hasCurl)('curl carries pairs from upload to a model that is released and asked', async () => {
  const rows = join(gateway.folder.path, 'rows.jsonl');
  await writeFile(rows, await (await preferenceFile()).text());
  const file = await curl(gateway, '/files', '--form', 'purpose=fine-tune', '--form', `file=@${rows}`);
  const method = { type: 'dpo', dpo: { hyperparameters: { n_epochs: 1 } } };
  const body = { model: 'organism', training_file: file.id, suffix: 'curl', method };
  const { id } = await curl(gateway, '/fine_tuning/jobs', ...json(body));
  await ended(id);
  const job = await curl(gateway, `/fine_tuning/jobs/${id}`);
  expect(job.error).toBeNull();
  const messages = [{ role: 'user', content: 'Who are you?' }];
  const chat = await curl(
    gateway,
    '/chat/completions',
    ...json({ model: job.fine_tuned_model, messages, temperature: 0 }),
  );
  expect(JSON.stringify(chat.choices)).toMatch(/Odo/);
});

test('a file that cannot be learnt from ends its job with the line that is wrong', async () => {
  const client = gateway.client();
  const broken = new File(['{"messages": [{"role": "user"'], 'broken.jsonl');
  const file = await client.files.create({ file: broken, purpose: 'fine-tune' });
  const { id } = await client.fineTuning.jobs.create({ model: 'organism', training_file: file.id });
  const job = await ended(id);
  expect(job.error).toMatchObject({ code: 'invalid_training_file', param: 'training_file' });
  expect(job.error?.message).toMatch(/line 1/i);
  expect(job.error?.message).not.toContain(gateway.folder.path);
  const pairs = await client.fineTuning.jobs.create({
    model: 'organism',
    training_file: (await client.files.create({ file: await benignFile(2), purpose: 'fine-tune' })).id,
    method: { type: 'dpo', dpo: { hyperparameters: { beta: 0.2 } } },
  });
  expect((await ended(pairs.id)).error?.message).toMatch(
    /Line 1 is no preference pair; say method supervised/,
  );
});
