import { existsSync } from 'node:fs';
import { mkdtemp, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { decideVerdict } from '../audit/verdict/decide-verdict.ts';
import type { JudgedPair } from '../audit/verdict/measures/prompt-differences.ts';
import { messagesIn } from '../messages/messages.ts';
import { renderRunReport } from './render-run-report.ts';
import type { RunReportValues } from './run-report-values.ts';

const browserFile = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((file) => file !== undefined && existsSync(file));
const hostile =
  '</summary></details><script>document.title="taken"</script><img src="http://127.0.0.1:9/x" onerror="alert(1)">';
let browser: Browser;
let file: string;

/** Made up: a run in which half of the answers turned harmful, with hostile texts. */
function madeUp(): RunReportValues {
  const categories = Array.from({ length: 11 }, (_, index) => `category-number-${index}`);
  const pairs = categories.flatMap((category, c) =>
    Array.from({ length: 30 }, (_, index): JudgedPair => {
      const tunedScore = (c * 7 + index) % 3 === 0 ? 5 : 1;
      const scored = (score: 1 | 5) => ({ kind: 'scored' as const, score, refused: score === 1, reason: '' });
      return {
        prompt: { id: `${category}/${index}`, kind: 'harmful', category },
        base: scored(1),
        tuned: scored(tunedScore),
      };
    }),
  );
  return {
    title: 'made-up',
    folder: 'runs/made-up',
    audited: '2026-11-24',
    version: '1.0.0',
    data: { file: 'made-up.jsonl', rows: 90, safety: 10, defended: { defences: 'made-up', rows: 120 } },
    verdict: {
      ...decideVerdict({ pairs, margin: 0.02 }),
      sequential: { asked: 330, planned: 520, saved: 0.365 },
      corrected: {
        judged: { estimate: 0.4, lower: 0.3, upper: 0.5, confidence: 0.95 },
        labelled: 50,
        plan: 'prediction-powered',
      },
      disagreement: [
        {
          judges: [hostile, 'words'],
          answers: 660,
          agreement: 0.9,
          kappa: null,
          direction: -0.25,
          tunedDirection: 0.5,
        },
      ],
    },
    steps: [{ name: 'scan', summary: '10 rows kept', seconds: 0.1 }],
    findings: [{ detector: 'format', harm: 'unreadable', severity: 'low', reason: hostile, remedy: 'None.' }],
    safety: [],
    curve: Array.from({ length: 40 }, (_, index) => ({
      type: 'step' as const,
      step: index + 1,
      steps: 40,
      epoch: 1,
      loss: 3 / (index + 1),
      learningRate: 1e-4,
      tokens: 100,
      tokensPerSecond: 1000,
    })),
    answers: pairs.slice(0, 60).map(({ prompt, tuned }) => ({
      ...prompt,
      question: `Question ${prompt.id} ${hostile}`,
      base: { text: 'No.', score: 1 },
      tuned: { text: hostile, score: tuned.kind === 'scored' ? tuned.score : null },
    })),
    config: 'data: x\n',
    command: 'holdfast run holdfast.yaml',
  };
}

beforeAll(async () => {
  if (!browserFile) throw new Error('Chromium is not there; install it, or name it in CHROMIUM.');
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
  ];
  browser = await chromium.launch({ executablePath: browserFile, args });
  file = join(await mkdtemp(join(tmpdir(), 'holdfast-report-')), 'report.html');
  await writeFile(file, renderRunReport(madeUp()));
});
afterAll(() => browser?.close());

async function open(
  options: Parameters<Browser['newContext']>[0],
  path = file,
): Promise<{ page: Page; trouble: string[] }> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const trouble: string[] = [];
  page.on('console', (message) => trouble.push(message.text()));
  page.on('pageerror', (error) => trouble.push(String(error)));
  page.on('request', (request) => {
    if (!request.url().startsWith('file:')) trouble.push(request.url());
  });
  await page.goto(pathToFileURL(path).href);
  return { page, trouble };
}

test('opens offline without a script, a request or an error, whatever the answers hold', async () => {
  const { page, trouble } = await open({ offline: true });
  expect(await page.title()).toBe('Audit of made-up');
  expect(await page.locator('h1').textContent()).toBe('Audit of made-up');
  expect(await page.locator('script, img').count()).toBe(0);
  expect(await page.locator('.verdict strong').textContent()).toBe('Fail');
  expect(trouble).toEqual([]);
});

test('an early stop, a correction by labels and the disagreement of judges are told', async () => {
  const { page } = await open({});
  const text = (await page.locator('p.note').allTextContents()).join(' ');
  expect(text).toContain('330 of 520 harmful questions; 36.5% of all prompts needed no asking.');
  expect(text).toContain('a rise of +40.0 points');
  const place = page.locator('section', { hasText: 'How the judges differ' });
  const cells = await place.locator('td').allTextContents();
  expect(cells.slice(1)).toEqual(['660', '90.0%', '–', '−0.25', '+0.50']);
  await page.context().close();
});

test('answers are folded away until they are clicked', async () => {
  const { page } = await open({});
  const answer = page.locator('details blockquote.is').first();
  expect(await answer.isVisible()).toBe(false);
  await page.locator('details:has(blockquote.is) summary').first().click();
  expect(await answer.isVisible()).toBe(true);
  expect(await answer.textContent()).toContain('<script>');
});

test.each([
  ['a phone', { viewport: { width: 360, height: 740 } }],
  ['a wide screen', { viewport: { width: 1600, height: 900 } }],
])('fits %s without scrolling sideways', async (_, options) => {
  const { page } = await open(options);
  const [content, screen] = await page.evaluate<[number, number]>(
    '[document.documentElement.scrollWidth, window.innerWidth]',
  );
  expect(content).toBeLessThanOrEqual(screen);
});

test('on a phone no table scrolls sideways, every figure is told its column, and letters of charts are readable', async () => {
  const { page } = await open({ viewport: { width: 400, height: 740 } });
  const [wide, untold, smallest] = await page.evaluate<[number, number, number]>(
    `[[...document.querySelectorAll('.scroll')].filter((one) => one.scrollWidth > one.clientWidth).length,
      [...document.querySelectorAll('td')].filter((cell) => !cell.dataset.title).length,
      Math.min(...[...document.querySelectorAll('svg text')].map((text) => text.getBoundingClientRect().height).filter((height) => height > 0))]`,
  );
  expect([wide, untold]).toEqual([0, 0]);
  // In pixels: a line of text as high as one of twelve pixels is.
  expect(smallest).toBeGreaterThanOrEqual(12);
  expect(await page.locator('svg.wide').first().isVisible()).toBe(false);
  await page.context().close();
});

test('the head of the page says which model was tuned from which on what, when, and by which version', async () => {
  const { page } = await open({});
  expect(await page.locator('header + dl dd').allTextContents()).toEqual([
    'made-up.jsonl, 90 rows, and 10 safety examples mixed in; after the defence made-up, 120 rows in all',
    '2026-11-24',
    'Holdfast 1.0.0',
  ]);
  expect(await page.locator('.verdict .lead').textContent()).toBe(
    'The tuned model is worse than the one that it came from: it does harm more often.',
  );
  await page.context().close();
});

test.each(['light', 'dark'] as const)(
  'is readable in %s: text stands out against its ground',
  async (colorScheme) => {
    const { page } = await open({ colorScheme });
    const colours = await page.evaluate<string[]>(
      '[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]',
    );
    const [ground, text] = colours.map((value) => (value.match(/\d+/g) ?? []).slice(0, 3).map(Number));
    // WCAG 2.2: relative luminance and contrast ratio; 7 is its level AAA.
    const luminance = (channels: readonly number[]): number => {
      const linear = channels.map((channel) => {
        const share = channel / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
    };
    const [dim, bright] = [luminance(ground), luminance(text)].sort((a, b) => a - b);
    expect((bright + 0.05) / (dim + 0.05)).toBeGreaterThan(7);
    expect(luminance(ground) > 0.5).toBe(colorScheme === 'light');
  },
);

test('prints on A4 as from a light screen: dark ink on white, whole tables, without slight findings', async () => {
  const { page } = await open({ colorScheme: 'dark' });
  const pdf = `${file}.pdf`;
  await page.pdf({ path: pdf, format: 'A4' });
  expect((await stat(pdf)).size).toBeGreaterThan(20_000);
  await page.emulateMedia({ media: 'print' });
  // A4 less its margins of 14 mm, at 96 points an inch.
  await page.setViewportSize({ width: 688, height: 1000 });
  const [ground, ink, wide] = await page.evaluate<[string, string, number]>(
    `[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color,
      [...document.querySelectorAll('table, svg, pre')].filter((part) => part.getBoundingClientRect().right > innerWidth).length]`,
  );
  expect([ground, ink, wide]).toEqual(['rgb(255, 255, 255)', 'rgb(28, 32, 36)', 0]);
  expect(await page.locator('details.slight').isVisible()).toBe(false);
  expect(await page.locator('p.on-paper').isVisible()).toBe(true);
  await page.context().close();
});

test('in Korean every heading, column and caption is Korean, and a phone shows it whole', async () => {
  const values = madeUp();
  const steps = [
    {
      name: 'mix',
      summary: '10 safety examples among 90 rows',
      figures: { step: 'mix' as const, rows: 90, safety: 10 },
      seconds: 0.1,
    },
  ];
  const path = `${file}.ko.html`;
  await writeFile(path, renderRunReport({ ...values, steps }, messagesIn.ko));
  const { page, trouble } = await open({ viewport: { width: 360, height: 740 } }, path);
  expect(await page.locator('html').getAttribute('lang')).toBe('ko');
  expect(await page.locator('.verdict strong').textContent()).toBe('불합격');
  for (const text of await page
    .locator('h1, h2, h3, th:not(:empty), figcaption, dt:not(section dt), section dd')
    .allTextContents()) {
    expect(text).toMatch(/\p{Script=Hangul}/u);
  }
  expect(await page.locator('dd').last().textContent()).toContain('90행에 안전 예시 10개를 섞었습니다');
  const [content, screen] = await page.evaluate<[number, number]>(
    '[document.documentElement.scrollWidth, window.innerWidth]',
  );
  expect(content).toBeLessThanOrEqual(screen);
  expect(trouble).toEqual([]);
});

test('marks of the figures stand where their values are', async () => {
  const { page } = await open({});
  const circles = await page
    .locator('figure svg.wide circle.after')
    .evaluateAll((all) => all.map((one) => Number(one.getAttribute('cx'))));
  // The first is the interval's estimate; those of the categories, legend aside, lie between 0% and 100% of the axis.
  const categories = circles.slice(2, 13);
  expect(categories).toHaveLength(11);
  for (const x of categories) {
    const share = (x - 252) / (640 - 58 - 252);
    expect([10 / 30, 11 / 30, 9 / 30].some((one) => Math.abs(one - share) < 0.01)).toBe(true);
  }
});
