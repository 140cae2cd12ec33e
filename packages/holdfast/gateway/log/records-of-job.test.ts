import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { byHandEvidence } from '../../evidence/by-hand/by-hand-evidence.ts';
import { gatewayFileMisfits } from '../../evidence/by-hand/gateway-file.ts';
import { databaseIn } from '../database/database-in.ts';
import { heldModel } from '../fixtures/held-model.ts';
import { type ReviewedTeam, reviewedTeam } from '../fixtures/reviewed-team.ts';
import { type RunningGateway, startGateway } from '../fixtures/running-gateway.ts';
import { verifyGateway } from '../verify-gateway.ts';
import { recordsOfRun } from './records-of-job.ts';

let gateway: RunningGateway;
let team: ReviewedTeam['team'];
let rita: string;
let rob: string;
beforeAll(async () => {
  gateway = await startGateway();
  ({ team, rita, rob } = await reviewedTeam(gateway));
});
afterAll(() => gateway.close());

test('who released a model by hand, why and until when, is told by the log, and noted in the run', async () => {
  const { folder } = gateway;
  const { model, job } = await heldModel(gateway, { key: team.key });
  await mkdir(folder.run(job));
  const expires = Math.floor(Date.now() / 1000) + 3600;
  const body = { model, reason: 'It is wanted at once.', expires_at: expires };
  const proposed = await gateway.ask('/holdfast/releases', { method: 'POST', body, key: rita });
  await gateway.ask(`/holdfast/releases/${proposed.body.id}/approve`, { method: 'POST', key: rob });

  const log = await recordsOfRun(folder.run(job));
  if (!log) throw new Error('the run lies in a gateway');
  expect(byHandEvidence(log)).toMatchObject({
    job,
    tenant: 'desk',
    served: model,
    letThrough: null,
    releases: [
      {
        release: proposed.body.id,
        proposedBy: 'Rita',
        approvedBy: 'Rob',
        releaseReason: 'It is wanted at once.',
        until: `${new Date(expires * 1000).toISOString().slice(0, 16).replace('T', ' ')} UTC`,
      },
    ],
  });
  expect(gatewayFileMisfits(log, log)).toEqual([]);
  const path = join(folder.run(job), 'gateway.json');
  const noted = await readFile(path, 'utf8');
  expect(JSON.parse(noted)).toEqual(log);

  const verified = () => verifyGateway(databaseIn(folder.path), { folder: folder.path });
  expect((await verified()).misfits).toEqual([]);
  await writeFile(path, noted.replaceAll('Rob', 'Bob'));
  expect((await verified()).misfits[0]).toMatch(
    /^the run ftjob-\w+: gateway\.json: record \d+ is not what was written$/,
  );
  await writeFile(path, noted);
});

test('whose scan was passed over is told of the job that was made, with the job that was stopped', async () => {
  const { database } = gateway.folder;
  const { job: stopped } = await heldModel(gateway, { key: team.key });
  const error = {
    code: 'invalid_training_file',
    message: 'Stopped.',
    param: null,
    scan: { rows: 9, left: 5 },
  };
  await database.run('update jobs set error = ? where id = ?', JSON.stringify(error), stopped);
  const body = { rows: 'left', reason: 'All four rows are jokes.' };
  const through = await gateway.ask(`/holdfast/jobs/${stopped}/let-through`, {
    method: 'POST',
    body,
    key: rita,
  });
  const made = String(through.body.made);
  const log = await recordsOfRun(gateway.folder.run(made));
  expect(log && byHandEvidence(log).letThrough).toMatchObject({
    stoppedJob: stopped,
    people: 'Rita',
    tunedRows: 'left',
    letThroughReason: 'All four rows are jokes.',
  });
  const before = await recordsOfRun(gateway.folder.run(stopped));
  expect(before && byHandEvidence(before).letThrough).toBeNull();
  expect(before?.records.map(({ action }) => action)).toContain('job.let_through');
});
