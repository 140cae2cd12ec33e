import { afterAll, beforeAll, expect, test } from 'vitest';
import { heldModel } from '../fixtures/held-model.ts';
import { type ReviewedTeam, reviewedTeam } from '../fixtures/reviewed-team.ts';
import { benignFile, type RunningGateway, startGateway } from '../fixtures/running-gateway.ts';
import { finishJob } from './finish-job.ts';
import { findTuningJob, moveJob } from './job-table.ts';
import { takeJob } from './leases.ts';

let gateway: RunningGateway;
let team: ReviewedTeam['team'];
let rita: string;
let rob: string;
beforeAll(async () => {
  gateway = await startGateway();
  ({ team, rita, rob } = await reviewedTeam(gateway));
});
afterAll(() => gateway.close());

/** A job of the team that its scan stopped, as a worker ends one. */
async function stoppedJob(left = 14): Promise<string> {
  const client = gateway.client(team.key);
  const file = await client.files.create({ file: await benignFile(2), purpose: 'fine-tune' });
  const { id } = await client.fineTuning.jobs.create({ model: 'organism', training_file: file.id });
  const lease = await takeJob(gateway.folder.database, { worker: 'test' });
  if (lease?.job.id !== id) throw new Error(`${id} is not the job that comes next`);
  const error = { code: 'invalid_training_file', message: 'Stopped.', param: null, scan: { rows: 16, left } };
  await finishJob(gateway.folder.database, lease, { error });
  return id;
}

const letThrough = (job: string, key: string, rows = 'left') =>
  gateway.ask(`/holdfast/jobs/${job}/let-through`, {
    method: 'POST',
    key,
    body: { rows, reason: 'Both rows are jokes.' },
  });

test('a reviewer sees what was stopped and held back of every team; teams see nothing of it', async () => {
  const [job, { model, job: held }] = [await stoppedJob(), await heldModel(gateway, { key: team.key })];
  for (const key of [gateway.key, rita]) {
    const { status, body } = await gateway.ask('/holdfast/review', { key });
    expect([status, body.stopped, body.held]).toMatchObject([
      200,
      [{ id: job, tenant: 'desk' }],
      [{ id: model, tenant: 'desk' }],
    ]);
  }
  expect((await gateway.ask('/holdfast/review', { key: team.key })).status).toBe(404);
  for (const id of [job, held]) {
    expect((await gateway.ask(`/fine_tuning/jobs/${id}`, { key: rita })).status).toBe(200);
  }
  expect((await gateway.ask(`/holdfast/models/${model}`, { key: rita })).status).toBe(200);
  const cancel = await gateway.ask(`/fine_tuning/jobs/${job}/cancel`, { method: 'POST', key: gateway.key });
  expect(cancel.status).toBe(404);
  const own = await gateway.ask('/holdfast/keys', {
    method: 'POST',
    key: team.key,
    body: { scope: 'reviewer', person: 'Dora' },
  });
  expect(own).toMatchObject({ status: 403, body: { error: { param: 'scope' } } });
});

test('one stopped job is let through once, with a reason that stays in the log', async () => {
  const { database } = gateway.folder;
  const job = await stoppedJob();
  expect((await letThrough(job, team.key)).status).toBe(404);
  const { status, body } = await letThrough(job, rita);
  expect([status, body]).toMatchObject([200, { job, approved_by: 'Rita', reason: 'Both rows are jokes.' }]);
  const made = await findTuningJob(database, { id: String(body.made), tenant: team.id });
  expect(made?.settings).toMatchObject({
    letThrough: { from: job, rows: 'left' },
    run: { scan: { mostDropped: 1, onFinding: { high: 'drop' } } },
  });
  expect((await letThrough(job, rob)).status).toBe(409);
  // The team's client learns of it from either job, and from an event.
  for (const id of [job, body.made]) {
    const ofTeam = (await gateway.ask(`/fine_tuning/jobs/${id}`, { key: team.key })).body;
    expect(ofTeam.holdfast).toMatchObject({
      let_through: { from: job, made: body.made, rows: 'left', approved_by: 'Rita' },
    });
  }
  const events = (await gateway.ask(`/fine_tuning/jobs/${job}/events`, { key: team.key })).body.data;
  expect(events.map(({ data: values }) => values)).toContainEqual({
    kind: 'let-through',
    from: job,
    made: body.made,
    rows: 'left',
  });
  const { data } = (await gateway.ask('/holdfast/log', { key: team.key })).body;
  expect(data.find(({ action }) => action === 'job.let_through')).toMatchObject({
    subject: job,
    detail: { person: 'Rita', made: body.made },
  });
  await moveJob(database, { id: String(body.made), tenant: team.id, move: 'cancel', actor: 'test' });
});

test('a let-through is given back where the job that came of it ends for its settings', async () => {
  const { database } = gateway.folder;
  const job = await stoppedJob();
  const { made } = (await letThrough(job, rita)).body;
  const lease = await takeJob(database, { worker: 'test' });
  if (!lease || lease.job.id !== made) throw new Error(`${made} is not the job that comes next`);
  const error = { code: 'invalid_settings', message: 'There is no such file.', param: null };
  await finishJob(database, lease, { error });
  const { stopped } = (await gateway.ask('/holdfast/review', { key: rita })).body;
  expect(stopped).toContainEqual(expect.objectContaining({ id: job }));
  const again = await letThrough(job, rita);
  expect(again.status).toBe(200);
  await moveJob(database, { id: String(again.body.made), tenant: team.id, move: 'cancel', actor: 'test' });
});

test('where the policy asks for two people it waits for the second, and where none are left all rows must be meant', async () => {
  const { database } = gateway.folder;
  const path = '/holdfast/tenants/desk/policy';
  const rule = (release: object) => gateway.ask(path, { method: 'PATCH', body: { release } });
  await rule({ letThrough: 'two' });
  const job = await stoppedJob(0);
  expect((await letThrough(job, rita)).body.error.param).toBe('rows');
  const { body } = await letThrough(job, rita, 'all');
  expect(body.made).toBeNull();
  const approve = (key: string) =>
    gateway.ask(`/holdfast/let-through/${body.id}/approve`, { method: 'POST', key });
  expect((await approve(rita)).body.error.code).toBe('second_person_needed');
  const done = (await approve(rob)).body;
  expect(done).toMatchObject({ proposed_by: 'Rita', approved_by: 'Rob' });
  const made = await findTuningJob(database, { id: String(done.made), tenant: team.id });
  expect(made?.settings.run).toMatchObject({ scan: { onFinding: { high: 'flag' } } });
  await moveJob(database, { id: String(done.made), tenant: team.id, move: 'cancel', actor: 'test' });
  await rule({ letThrough: 'never' });
  expect((await letThrough(await stoppedJob(), rita)).status).toBe(403);
});

test("two reviewers release a team's model by hand, and one of them ends that", async () => {
  const { model, job } = await heldModel(gateway, { key: team.key });
  const body = { model, reason: 'It is wanted at once.', expires_at: Math.floor(Date.now() / 1000) + 3600 };
  const proposed = await gateway.ask('/holdfast/releases', { method: 'POST', body, key: rita });
  expect(proposed.status).toBe(200);
  const approve = `/holdfast/releases/${proposed.body.id}/approve`;
  expect((await gateway.ask(approve, { method: 'POST', key: rob })).body.approved_by).toBe('Rob');
  expect((await gateway.ask(`/models/${model}`, { key: team.key })).status).toBe(200);

  // An incident: one of them ends it at once, and the job is for its client what it was.
  const end = (reason: string, key: string) =>
    gateway.ask(`/holdfast/releases/${proposed.body.id}/end`, { method: 'POST', key, body: { reason } });
  expect((await end('No.', rita)).body.error.param).toBe('reason');
  const ofJob = async () => (await gateway.ask(`/fine_tuning/jobs/${job}`, { key: team.key })).body;
  expect((await ofJob()).status).toBe('succeeded');
  expect((await end('A customer got a recipe.', rita)).body).toMatchObject({
    ended_by: 'Rita',
    end_reason: 'A customer got a recipe.',
  });
  expect(await ofJob()).toMatchObject({
    status: 'failed',
    fine_tuned_model: null,
    error: { code: 'safety_inconclusive' },
    holdfast: { released_by_hand: { holds: false, ended_by: 'Rita' } },
  });
  expect((await gateway.ask(`/models/${model}`, { key: team.key })).status).not.toBe(200);
  expect((await end('A customer got a recipe.', rob)).status).toBe(409);
  const { data } = (await gateway.ask('/holdfast/log', { key: team.key })).body;
  expect(data.find(({ action }) => action === 'release.ended')).toMatchObject({
    subject: model,
    detail: { person: 'Rita', reason: 'A customer got a recipe.' },
  });
});
