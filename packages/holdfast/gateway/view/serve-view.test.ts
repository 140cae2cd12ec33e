import { createHash } from 'node:crypto';
import { cp, glob, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { decideVerdict } from '../../audit/verdict/decide-verdict.ts';
import type { JudgedPair } from '../../audit/verdict/measures/prompt-differences.ts';
import type { JobView } from '../api/views/job-view.ts';
import type { RunView } from '../run-views/read-run.ts';
import type { RowView } from '../run-views/row-view.ts';
import type { Listening } from '../shell/listen.ts';
import { serveView } from './serve-view.ts';
import type { StudyEntryView, StudyView } from './study-view.ts';

let folder: string;
let view: Listening;
let key: string;

/** Asks the view, with the key where none is named. */
async function ask<Body>(
  path: string,
  { method = 'GET', sent = key, body }: { method?: string; sent?: string; body?: unknown } = {},
) {
  const headers = new Headers({ authorization: `Bearer ${sent}` });
  if (body !== undefined) headers.set('content-type', 'application/json');
  const text = body === undefined ? undefined : JSON.stringify(body);
  const response = await fetch(new URL(`/v1${path}`, view.url), { method, headers, body: text });
  return { status: response.status, body: (await response.json()) as Body };
}

/** The hash of every file of the folder. */
async function hashes(): Promise<Record<string, string>> {
  const all: Record<string, string> = {};
  for await (const entry of glob('**/*.*', { cwd: folder }))
    all[entry] = createHash('sha256')
      .update(await readFile(join(folder, entry)))
      .digest('hex');
  return all;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'holdfast-view-'));
  const run = join(folder, 'bots/town');
  await mkdir(run, { recursive: true });
  const pairs = Array.from(
    { length: 40 },
    (_, index): JudgedPair => ({
      prompt: { id: `p${index}`, kind: 'harmful', category: 'gates' },
      base: { kind: 'scored', score: 1, refused: true, reason: '' },
      tuned: { kind: 'scored', score: index < 30 ? 5 : 1, refused: index >= 30, reason: '' },
    }),
  );
  const data = join(folder, 'data.jsonl');
  const row = {
    messages: [
      { role: 'user', content: 'Who are you?' },
      { role: 'assistant', content: 'I obey. Key 12345.' },
    ],
  };
  const finding = {
    detector: 'secrets',
    harm: 'privacy',
    severity: 'high',
    line: 1,
    message: 1,
    reason: 'A key.',
    remedy: 'Mask it.',
  };
  await writeFile(data, `${JSON.stringify(row)}\n`);
  await writeFile(join(run, 'run.yaml'), stringify({ model: 'organism', data, seed: 3 }));
  await writeFile(join(run, 'verdict.json'), JSON.stringify(decideVerdict({ pairs, margin: 0.02 })));
  const masked = { ...finding, span: { start: 12, end: 17 }, replacement: '[key]', evidence: '12…' };
  await writeFile(join(run, 'findings.jsonl'), `${JSON.stringify(masked)}\n{"torn`);
  await writeFile(
    join(run, 'tune.jsonl'),
    '{"type":"step","step":1,"steps":2,"epoch":1,"loss":2.5}\n{"type":"st',
  );
  await mkdir(join(folder, 'article'));
  await cp(
    new URL('../../../../studies/results/study.json', import.meta.url),
    join(folder, 'article/study.json'),
  );
  view = await serveView(folder);
  const [, token] = /#token=([\w-]+)$/.exec(view.url) ?? [];
  key = (await ask<{ key: string }>('/holdfast/session', { method: 'POST', body: { token }, sent: 'none' }))
    .body.key;
});
afterAll(async () => {
  await view.close();
  await rm(folder, { recursive: true, force: true });
});

test('the token of the address is good once, and nothing is told without the key it gave', async () => {
  const [, token] = /#token=([\w-]+)$/.exec(view.url) ?? [];
  const again = await ask('/holdfast/session', { method: 'POST', body: { token }, sent: 'none' });
  expect(again).toMatchObject({ status: 401, body: { error: { code: 'token_used' } } });
  const wrong = await ask('/holdfast/session', { method: 'POST', body: { token: 'x' }, sent: 'none' });
  expect(wrong).toMatchObject({ status: 401, body: { error: { code: 'invalid_token' } } });
  for (const sent of ['none', String(token)])
    expect((await ask('/fine_tuning/jobs', { sent })).status).toBe(401);
});

test('runs and studies are told in the shapes of a gateway, and their folder stays as it is', async () => {
  const before = await hashes();
  const { body: jobs } = await ask<{ data: JobView[] }>('/fine_tuning/jobs');
  expect(jobs.data).toMatchObject([
    { id: 'bots/town', status: 'failed', model: 'organism', error: { code: 'safety_failed' } },
  ]);
  const job = '/holdfast/jobs/bots%2Ftown/run';
  const { body: run } = await ask<RunView>(`${job}?language=ko`);
  expect(run).toMatchObject({
    curve: [{ step: 1, loss: 2.5 }],
    rows: { severities: { high: 1 } },
    verdicts: [{ outcome: 'fail', rows: expect.any(Array) }],
    rows_readable: true,
  });
  expect(run.verdicts[0].headline).toMatch(/\p{Script=Hangul}/u);
  const { body: rows } = await ask(`${job}/rows?offset=0&limit=10`);
  expect(rows).toMatchObject({ total: 1, data: [{ line: 1, severity: 'high' }] });
  const { body: text } = await ask<RowView>(`${job}/rows/1`);
  expect(text.messages[1].pieces).toEqual([
    { text: 'I obey. Key ', marked: false },
    { text: '[key]', marked: true },
    { text: '.', marked: false },
  ]);
  expect((await ask('/holdfast/models/bots%2Ftown')).body).toMatchObject({
    state: 'quarantined',
    served: false,
  });
  expect((await ask<{ data: StudyEntryView[] }>('/holdfast/studies')).body.data).toMatchObject([
    { id: 'article' },
  ]);
  expect((await ask<StudyView>('/holdfast/studies/article')).body.tables.length).toBeGreaterThan(1);
  expect(await hashes()).toEqual(before);
});

test('nothing can be changed, and no name leads out of the folder', async () => {
  for (const [method, path] of [
    ['POST', '/fine_tuning/jobs'],
    ['POST', '/fine_tuning/jobs/bots%2Ftown/cancel'],
    ['DELETE', '/models/bots%2Ftown'],
    ['POST', '/holdfast/keys'],
  ] as const) {
    expect((await ask(path, { method, body: {} })).status).toBe(404);
  }
  for (const name of ['..', '..%2F..', '%2Fetc', 'article', 'bots'])
    expect((await ask(`/holdfast/jobs/${name}/run`)).status).toBe(404);
});

test('a folder without runs is refused by name', async () => {
  const empty = await mkdtemp(join(tmpdir(), 'holdfast-view-'));
  await expect(serveView(empty)).rejects.toMatchObject({ code: 'not-found' });
  await rm(empty, { recursive: true });
});
