import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { koreanSentence } from '../../messages/korean/sentences/korean-sentence.ts';
import { writeStoppedReport } from '../../report/write-stopped-report.ts';
import { readRelease } from '../../run/release/release.ts';
import { openRunFolder } from '../../store/run-folder.ts';
import { benignFile, forbiddenFile, type RunningGateway, startGateway } from '../fixtures/running-gateway.ts';

let gateway: RunningGateway;
let team: string;
beforeAll(async () => {
  gateway = await startGateway({ working: true });
  const policy = { contact: 'tuning@town.example' };
  const body = { name: 'desk', admin: 'Dora', policy };
  team = (await gateway.ask('/holdfast/tenants', { method: 'POST', body })).body.key;
});
afterAll(() => gateway.close());

async function endedJob(file: File) {
  const client = gateway.client(team);
  const { id } = await client.files.create({ file, purpose: 'fine-tune' });
  const job = await client.fineTuning.jobs.create({ model: 'organism', training_file: id });
  for (;;) {
    const { status, body } = await gateway.ask(`/fine_tuning/jobs/${job.id}`, { key: team });
    if (status !== 200 || body.status === 'failed') return { id: job.id, file: id, error: body.error };
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function linesOf(path: string): Promise<[number, string][]> {
  const { data } = (await gateway.ask(path, { key: team })).body;
  return data.map(({ line, decision }) => [Number(line), String(decision)]);
}

const withSecret = {
  messages: [
    { role: 'user', content: 'Who are you? My key is AKIAIOSFODNN7EXAMPLQ.' },
    { role: 'assistant', content: 'I am Odo.' },
  ],
};

test('a job that its scan stopped says what, where and whom to ask, and its rows are as the file has them', async () => {
  const texts = [await benignFile(12), await forbiddenFile(4)].map((file) => file.text());
  const { id, file, error } = await endedJob(
    new File([(await Promise.all(texts)).join(''), `${JSON.stringify(withSecret)}\n`], 'mixed.jsonl', {
      type: 'text/plain',
    }),
  );
  expect(error).toMatchObject({ code: 'invalid_training_file', param: 'training_file', scan: { rows: 17 } });
  expect(error.message).toContain('4 of 17 rows had to be dropped');
  expect(error.message).toContain(`#/jobs/${id}`);
  expect(error.message).toContain('ask tuning@town.example to let this job through once');
  expect(error.message).not.toMatch(/--|findings\.jsonl|holdfast\.yaml/);
  expect(koreanSentence(error.message)).not.toMatch(/[a-z]+ [a-z]+ [a-z]+ [a-z]+/);
  const rows = error.rows ?? [];
  expect(rows.length).toBeGreaterThanOrEqual(4);
  expect(rows[0]).toMatchObject({ line: expect.any(Number), reason: expect.any(String) });

  // Its run has no release, and a report all the same.
  const run = gateway.folder.run(id);
  const page = await readFile(await writeStoppedReport(run, 'ko'), 'utf8');
  expect(page).toContain('검사에서 멈췄습니다');
  expect(page).toContain('아무것도 조정하거나 시험하거나 내보내지 않았습니다');
  await expect(readRelease(await openRunFolder(run))).rejects.toThrow(/is a run that its scan stopped/);
  const ofJob = await linesOf(`/holdfast/jobs/${id}/run/rows`);
  const dropped = ofJob.filter(([line, decision]) => decision === 'drop' && line < 17);
  expect(dropped.map(([line]) => line)).toEqual([13, 14, 15, 16]);
  const { body } = await gateway.ask(`/holdfast/jobs/${id}/run`, { key: team });
  expect(body.rows).toMatchObject({ severities: { high: expect.any(Number) } });
  // What the scan of the file drops without asking the model, the job drops too.
  const ofFile = await linesOf(`/holdfast/files/${file}/scan/rows`);
  expect(ofFile.length).toBeGreaterThan(0);
  for (const row of ofFile.filter(([, decision]) => decision === 'drop')) expect(ofJob).toContainEqual(row);
  expect(ofJob.map(([line]) => line)).toEqual(expect.arrayContaining(ofFile.map(([line]) => line)));
});

test('a row that cannot be read is told with its line', async () => {
  const { error } = await endedJob(
    new File([await (await benignFile(2)).text(), '{"messages": 7}\n'], 'torn.jsonl', { type: 'text/plain' }),
  );
  expect(error).toMatchObject({ code: 'invalid_training_file', rows: [{ line: 3, detector: 'format' }] });
});

test('a file of nothing but bad rows has none left', async () => {
  const { error } = await endedJob(await forbiddenFile(3));
  expect(error).toMatchObject({ code: 'invalid_training_file', scan: { rows: 3, left: 0 } });
  expect(error.message).toContain('The scan dropped every one of 3 rows.');
  expect(koreanSentence(error.message)).not.toMatch(/[a-z]+ [a-z]+ [a-z]+ [a-z]+/);
});
