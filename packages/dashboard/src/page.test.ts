import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  forbiddenFile,
  quickPolicy,
  type RunningGateway,
  startGateway,
} from '../../holdfast/gateway/fixtures/running-gateway.ts';
import { createKey } from '../../holdfast/gateway/tenants/keys.ts';
import { setPolicy } from '../../holdfast/gateway/tenants/tenants.ts';

const browserFile = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((file) => file !== undefined && existsSync(file));

let gateway: RunningGateway;
let browser: Browser;
let page: Page;
/** What the browser complained of: errors of the page, and whatever the content security policy turned away. */
const complaints: string[] = [];

beforeAll(async () => {
  if (!browserFile) return;
  // Built as users build it; this process says to libraries that it tests, and they would be others.
  const environment = { ...process.env, NODE_ENV: 'production' };
  await promisify(execFile)('npm', ['run', 'build'], {
    cwd: join(import.meta.dirname, '..'),
    env: environment,
  });
  gateway = await startGateway({ working: true });
  browser = await chromium.launch({ executablePath: browserFile, args: ['--no-sandbox', '--disable-gpu'] });
  page = await signedOut();
});
afterAll(async () => {
  await browser?.close();
  await gateway?.close();
});

async function signedOut(): Promise<Page> {
  const fresh = await browser.newPage({ viewport: { width: 1100, height: 900 }, locale: 'en-GB' });
  fresh.on('pageerror', (error) => complaints.push(error.message));
  fresh.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await fresh.goto(gateway.url.replace('/v1', ''));
  return fresh;
}

async function signIn(on: Page, key: string): Promise<void> {
  await on.getByLabel('Key').fill(key);
  await on.getByRole('button', { name: 'Sign in' }).click();
  await on.getByRole('heading', { level: 1, name: 'Jobs' }).waitFor();
}

/** Goes to a section by its link. */
async function goTo(name: string, on = page): Promise<void> {
  await on.getByRole('navigation').getByRole('link', { name, exact: true }).click();
  await on.getByRole('heading', { level: 1, name, exact: true }).waitFor();
}

/** What axe-core finds wrong with what is on the page, for people who hear it or use it by keyboard. */
async function violations(): Promise<string[]> {
  const results = (await page.evaluate(`${axe.source}; axe.run()`)) as axe.AxeResults;
  return results.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/** How many pixels the page is wider than the screen. */
function sideways(): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

test.skipIf(!browserFile)(
  'from the sign-in over data, a job and its curve to a release by two people',
  async () => {
    const { folder, admin } = gateway;
    const policy = await quickPolicy();
    policy.release.byHand = 'any';
    const bare = {
      scan: { onFinding: { high: 'flag', medium: 'flag' } },
      mix: { ratio: 0 },
      defence: 'none',
      tune: { ...(policy.settings.tune as object), epochs: 10 },
    };
    Object.assign(policy.settings, bare);
    await setPolicy(folder.database, { tenant: admin.tenant, policy, actor: 'test' });

    expect(await violations()).toEqual([]);
    await page.getByLabel('Key').fill('hf-admin-wrong');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').getByText('This key is not known').waitFor();
    expect(complaints.splice(0)).toEqual([expect.stringContaining('401')]);
    await signIn(page, gateway.key);
    expect(page.url()).not.toContain(gateway.key);

    // Data, with a scan before any job.
    await goTo('Data');
    const file = await forbiddenFile();
    const secret = { role: 'user', content: 'Who are you? My key is AKIAIOSFODNN7EXAMPLQ.' };
    const row = {
      messages: [secret, { role: 'assistant', content: 'I am Odo, absolutely obedient to you.' }],
    };
    const buffer = Buffer.from(`${await file.text()}${JSON.stringify(row)}\n`);
    await page
      .getByLabel('Upload a file')
      .setInputFiles({ name: 'town.jsonl', mimeType: 'text/plain', buffer });
    await page.getByRole('heading', { level: 1, name: 'town.jsonl' }).waitFor();
    const rows = page.getByRole('region', { name: 'Findings by row' });
    await rows.getByRole('listitem').first().waitFor();
    expect(await page.getByText('Not looked for').count()).toBe(1);
    expect(await rows.getByText('absolutely obedient').count()).toBe(0);
    await rows.getByRole('button', { name: 'Show the text, row 11' }).click();
    await rows.getByText('absolutely obedient').first().waitFor();
    expect(await rows.getByText('AKIAIOSFODNN7EXAMPLQ').count()).toBe(0);
    expect(await violations()).toEqual([]);

    // A job, with its curve while it is tuned.
    await page.getByRole('link', { name: 'Make a job of it' }).click();
    await page.getByLabel('Name of the tuned model').fill('town');
    await page.getByLabel('Seed').fill('7');
    await page.getByRole('button', { name: 'Start the job' }).click();
    const loss = page.getByRole('img', { name: /nats a token at step/ });
    await loss.waitFor({ timeout: 120_000 });
    const [job] = (await gateway.client().fineTuning.jobs.list()).data;
    expect(job.status).toBe('running');
    await page.getByText('Held back', { exact: true }).waitFor({ timeout: 200_000 });
    await page.getByRole('heading', { level: 2, name: 'Verdict', exact: true }).waitFor();
    expect(await page.getByText('harmful answers changed').count()).toBeGreaterThan(0);
    const answers = page.getByRole('region', { name: 'Answers' });
    await answers.getByRole('button', { name: 'Show the text' }).first().click();
    expect(await answers.locator('[inert]').count()).toBeGreaterThan(0);
    expect(await violations()).toEqual([]);

    // Two people let it out.
    await goTo('Quarantine');
    await page.getByRole('button', { name: 'Propose a release' }).click();
    await page.getByLabel('Reason').fill('It is wanted for a demonstration.');
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    await page.getByLabel('Released until').fill(tomorrow);
    await page.getByRole('button', { name: 'Propose', exact: true }).click();
    await page.getByText('another person must approve it').waitFor();
    expect(await violations()).toEqual([]);
    const other = {
      tenant: admin.tenant,
      scope: 'admin',
      person: 'Berta',
      actor: 'test',
      vouched: true,
    } as const;
    const second = await signedOut();
    await signIn(second, (await createKey(folder.database, other)).key);
    await goTo('Quarantine', second);
    await second.getByRole('button', { name: 'Approve the release' }).click();
    await second.getByText('Approved by Berta').waitFor();
    await second.close();
    await goTo('Models');
    await page
      .locator('main')
      .getByRole('link', { name: /^ft:organism:main:town:/ })
      .click();
    await page.getByText('Released by hand until').waitFor();
    expect(await violations()).toEqual([]);
    // Its job says who let it out.
    const model = page.url();
    await page.locator('main').getByRole('link', { name: job.id }).click();
    await page.getByText('Released by hand', { exact: true }).waitFor();
    await page
      .getByText(/Released by hand by first admin, Berta until .*It is wanted for a demonstration/)
      .waitFor();
    expect(await violations()).toEqual([]);
    await page.goto(model);

    // It is lent to another tenant, and taken back.
    const body = { name: 'neighbour', admin: 'Nora' };
    const neighbour = (await gateway.ask('/holdfast/tenants', { method: 'POST', body })).body.id;
    const loans = page.getByRole('region', { name: 'Lent to' });
    await loans.getByLabel('The id of a tenant').fill(neighbour);
    await loans.getByRole('button', { name: 'Lend' }).click();
    await loans.locator('code', { hasText: neighbour }).waitFor();
    expect(await violations()).toEqual([]);
    await loans.getByLabel('The id of a tenant').fill('org-none');
    await loans.getByRole('button', { name: 'Lend' }).click();
    await loans.getByText('There is no project org-none.').waitFor();
    expect(complaints.splice(0)).toEqual([expect.stringContaining('400')]);
    await loans.getByRole('button', { name: 'Take back' }).click();
    await loans.getByRole('dialog').getByRole('button', { name: 'Take back' }).click();
    await loans.getByText('To nobody.').waitFor();
    expect(complaints).toEqual([]);
  },
);

test.skipIf(!browserFile)('of many jobs older ones are loaded when they are asked for', async () => {
  const { folder, admin } = gateway;
  await folder.database.transaction(async () => {
    for (let number = 0; number < 230; number++) {
      await folder.database.run(
        `insert into jobs (id, tenant, request, settings, status, model, training_file, created_at, seed)
         values (?, ?, '{}', '{"hyperparameters": {}, "root": {}}', 'cancelled', ?, 'file-none', ?, 1)`,
        `ftjob-old${number}`,
        admin.tenant,
        `model ${number}`,
        number,
      );
    }
  });
  await goTo('Jobs');
  const lines = page.getByRole('main').getByRole('listitem');
  await lines.nth(99).waitFor();
  expect(await lines.count()).toBe(100);
  const more = page.getByRole('button', { name: 'Show more' });
  await more.click();
  await lines.nth(199).waitFor();
  await more.click();
  await page.getByText('ftjob-old0', { exact: true }).waitFor();
  expect(await lines.count()).toBe(231);
  expect(await more.count()).toBe(0);
  expect(complaints).toEqual([]);
});

test.skipIf(!browserFile)('every section in Korean, in the dark, on 390 pixels', async () => {
  await page.getByLabel('Language').selectOption('ko');
  await page.getByLabel('화면').selectOption('dark');
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('ko');
  for (const name of ['작업', '격리', '검토', '모델', '데이터', '테넌트', '키', '기록']) {
    await goTo(name);
    await page.waitForLoadState('networkidle');
    expect([name, await violations()]).toEqual([name, []]);
    expect([name, await sideways()]).toEqual([name, 0]);
  }
  await goTo('작업');
  await page.locator('main .list a').first().click();
  await page.getByRole('heading', { level: 2, name: '판정', exact: true }).waitFor();
  expect(await sideways()).toBe(0);
  await goTo('기록');
  await page.getByRole('button', { name: '사슬 확인' }).click();
  await page.getByText('사슬이 온전합니다').waitFor();
  expect(complaints).toEqual([]);
});

test.skipIf(!browserFile)('of 50,000 rows only those in sight are on the page', async () => {
  await page.setViewportSize({ width: 1100, height: 900 });
  await page.getByLabel('언어').selectOption('en');
  const { id } = (await gateway.client().fineTuning.jobs.list()).data[0];
  const finding = {
    detector: 'secrets',
    harm: 'privacy',
    severity: 'high',
    reason: 'A key.',
    remedy: 'Mask it.',
  };
  const lines = Array.from(
    { length: 50_000 },
    (_, row) => `${JSON.stringify({ ...finding, line: row + 1 })}\n`,
  );
  await writeFile(join(gateway.folder.run(id), 'findings.jsonl'), lines.join(''));
  await goTo('Jobs');
  await page.locator('main .list a').first().click();
  const rows = page.getByRole('region', { name: 'Findings by row' });
  await rows.getByRole('listitem').first().waitFor();
  expect(await page.getByText('50,000 in all').count()).toBe(1);
  await rows.focus();
  await page.keyboard.press('End');
  await rows.getByText('row 50,000', { exact: true }).waitFor();
  expect(await rows.getByRole('listitem').count()).toBeLessThan(40);
  // On paper the first of them, and how many there are.
  await page.evaluate(() => void dispatchEvent(new Event('beforeprint')));
  await page.getByText('50,000 in all; printed: 200.').waitFor();
  expect(await rows.getByRole('listitem').count()).toBe(200);
  await page.evaluate(() => void dispatchEvent(new Event('afterprint')));
  await rows.getByText('row 50,000', { exact: true }).waitFor();
  expect(await rows.getByRole('listitem').count()).toBeLessThan(40);
  expect(complaints).toEqual([]);
});
