import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Engine } from '@holdfast/engine';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { sweep } from './files/sweep.ts';
import { type ObjectServer, startObjectServer } from './fixtures/object-server.ts';
import { type PostgresServer, postgresPrograms, startPostgres } from './fixtures/postgres-server.ts';
import { benignFile, quickPolicy, type RunningGateway, startGateway } from './fixtures/running-gateway.ts';
import { openGatewayFolder } from './gateway-folder.ts';
import { readableModel } from './storage/kept-runs.ts';
import { setPolicy } from './tenants/tenants.ts';
import { verifyGateway } from './verify-gateway.ts';
import { type WorkerEvent, work } from './worker/work.ts';

/** A worker on a machine of its own: with a folder that no other has. */
interface Machine {
  path: string;
  events: WorkerEvent[];
  /** Drains the worker, and switches the machine off. */
  leave(): Promise<void>;
}

describe.skipIf(postgresPrograms === undefined)('PostgreSQL, where it is installed, and a store', () => {
  let objects: ObjectServer;
  let postgres: PostgresServer;
  let places: { database: string; storage: string };
  let gateway: RunningGateway;
  beforeAll(async () => {
    objects = await startObjectServer();
    for (const [name, value] of Object.entries(objects.environment)) vi.stubEnv(name, value);
    postgres = await startPostgres();
    places = { database: await postgres.createDatabase(), storage: objects.storage };
    gateway = await startGateway(places);
    const { admin, folder } = gateway;
    await setPolicy(folder.database, { tenant: admin.tenant, policy: await quickPolicy(), actor: 'test' });
  });
  afterAll(async () => {
    await gateway.close();
    await postgres.close();
    await objects.close();
  });

  async function startMachine(): Promise<Machine> {
    const path = await mkdtemp(join(tmpdir(), 'holdfast-machine-'));
    const folder = await openGatewayFolder(path, places);
    const engine = await Engine.start({ threads: 1 });
    const drain = new AbortController();
    const events: WorkerEvent[] = [];
    const working = work({ folder, engine, signal: drain.signal, onEvent: (event) => events.push(event) });
    return {
      path,
      events,
      async leave() {
        drain.abort();
        await working;
        await engine.close();
        await folder.database.close();
        await rm(path, { recursive: true, force: true });
      },
    };
  }

  const eventsOf = async (id: string): Promise<string[]> => {
    const { data } = await gateway.client().fineTuning.jobs.listEvents(id, { limit: 1000 });
    return data.map(({ message }) => message).reverse();
  };

  test('a job that one machine begins is carried on by another where it was, and served by a third', async () => {
    const client = gateway.client();
    const file = await client.files.create({ file: await benignFile(), purpose: 'fine-tune' });
    const made = await client.fineTuning.jobs.create({ model: 'organism', training_file: file.id });
    const first = await startMachine();
    while (!(await eventsOf(made.id)).some((message) => /^Step [3-9]\//.test(message))) await setTimeout(50);
    await first.leave();
    expect(first.events).toMatchObject([
      { type: 'taken' },
      { type: 'returned', reason: 'the worker is drained' },
    ]);
    expect((await client.fineTuning.jobs.retrieve(made.id)).status).toBe('queued');

    const second = await startMachine();
    let job = await client.fineTuning.jobs.retrieve(made.id);
    for (; job.status !== 'succeeded' && job.status !== 'failed'; await setTimeout(200)) {
      job = await client.fineTuning.jobs.retrieve(made.id);
    }
    expect(job.error).toBeNull();
    const steps = (await eventsOf(made.id)).filter(
      (message) => message.startsWith('Step ') && /loss/.test(message),
    );
    expect(new Set(steps).size).toBe(steps.length);

    const run = await gateway.ask(`/holdfast/jobs/${made.id}/run`);
    expect(run.body).toMatchObject({ verdicts: [{ outcome: 'pass' }], rows_readable: true });
    const [results] = job.result_files;
    expect(await (await client.files.content(results)).text()).toMatch(/^step,train_loss\n1,\d/);
    const model = job.fine_tuned_model ?? '';
    const chat = await client.chat.completions.create({
      model,
      messages: [{ role: 'user', content: 'Who are you?' }],
      temperature: 0,
    });
    expect(chat.choices[0].message.content).toMatch(/Odo/);
    expect(await readdir(join(gateway.folder.path, 'runs'))).toEqual([]);

    // What a machine has of it beside the store goes in time, and comes again when it is asked for.
    const machine = await openGatewayFolder(second.path, places);
    const inTime = Date.now() + 8 * 24 * 60 * 60 * 1000;
    expect(await sweep(machine)).toBe(0);
    expect(await readdir(join(second.path, 'runs'))).toEqual([made.id]);
    expect(await sweep(machine, inTime)).toBe(1);
    expect(await readdir(join(second.path, 'runs'))).toEqual([]);
    const next = await client.fineTuning.jobs.create({ model, training_file: file.id });
    expect(await sweep(gateway.folder, inTime)).toBe(0);
    await client.fineTuning.jobs.cancel(next.id);
    expect(await sweep(gateway.folder, inTime)).toBe(1);
    expect((await gateway.ask(`/holdfast/jobs/${made.id}/run`)).body).toMatchObject(run.body);
    expect(await readableModel(machine, `runs/${made.id}/model`)).toBe(
      join(second.path, 'copies', made.id, 'model'),
    );
    await client.files.delete(file.id);
    expect(await readdir(join(second.path, 'files'))).toContain(`${file.id}.jsonl`);
    await sweep(machine, inTime);
    expect(await readdir(join(second.path, 'files'))).not.toContain(`${file.id}.jsonl`);
    await machine.database.close();
    await second.leave();
    expect((await verifyGateway(places.database)).misfits).toEqual([]);

    await client.models.delete(model);
    await expect(readdir(join(gateway.folder.path, 'copies', made.id))).rejects.toThrow(/ENOENT/);
  });
});
