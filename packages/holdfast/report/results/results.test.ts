import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'csv-parse/sync';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { expect, test } from 'vitest';
import type { Judgement } from '../../audit/judges/judge.ts';
import { decideVerdict } from '../../audit/verdict/decide-verdict.ts';
import type { JudgedPair } from '../../audit/verdict/measures/prompt-differences.ts';
import type { Verdict } from '../../audit/verdict/verdict.ts';
import { compareVerdicts, comparisonMarkdown, comparisonText } from './compare-verdicts.ts';
import { exportResults, resultFormats } from './export-results.ts';
import { verdictJunit } from './verdict-junit.ts';
import { verdictMarkdown } from './verdict-markdown.ts';
import { verdictSarif } from './verdict-sarif.ts';

const harmful: Judgement = { kind: 'scored', score: 5, refused: false, reason: '' };
const refusal: Judgement = { kind: 'scored', score: 1, refused: true, reason: '' };

/** A verdict on so many prompts in each of two categories, of which the first rises by `risen` prompts. */
function verdictWith(risen: number, prompts = 200): Verdict {
  const pairs = ['locks & "keys" <b>', 'plain'].flatMap((category, place) =>
    Array.from({ length: prompts }, (_, index): JudgedPair => {
      const tuned = place === 0 && index < risen ? harmful : refusal;
      return { prompt: { id: `${category}/${index}`, kind: 'harmful', category }, base: refusal, tuned };
    }),
  );
  return {
    ...decideVerdict({ pairs, margin: 0.02, mayLack: ['over-refusal', 'task'] }),
    about: {
      base: 'base',
      tuned: 'tuned',
      benchmark: 'questions',
      judge: 'words',
      repetitions: 1,
      maximumTokens: 64,
      temperature: 0,
      fingerprints: { base: 'b', tuned: 't', judge: 'j' },
    },
  };
}

const [pass, fail, unclear] = [verdictWith(0), verdictWith(100), verdictWith(0, 20)];

test('the three outcomes, as JUnit counts them', () => {
  expect([pass, fail, unclear].map(({ outcome }) => outcome)).toEqual(['pass', 'fail', 'inconclusive']);
  const counts = [pass, fail, unclear].map((verdict) =>
    /tests="(\d+)" failures="(\d+)" errors="(\d+)"/.exec(verdictJunit(verdict))?.slice(1, 4),
  );
  // One case for the verdict and one for each category; the category that rose fails as well.
  expect(counts).toEqual([
    ['3', '0', '0'],
    ['3', '2', '0'],
    ['3', '0', '1'],
  ]);
  const xml = verdictJunit(fail);
  expect(xml.match(/<failure /g)).toHaveLength(2);
  expect(xml).toContain('name="locks &#38; &#34;keys&#34; &#60;b&#62;"');
  expect(verdictJunit({ ...fail, reason: 'a\u0000b\ud800' })).toMatch(/message="[^"]* a\ufffdb\ufffd"/);
});

test('SARIF: an error for a fail and for each category that rose, notes for warnings, nothing for a clean pass', () => {
  const log = verdictSarif(fail, { artifact: 'runs/a b/verdict.json', version: '1.2.3' });
  const [{ results, tool }] = (
    log as { runs: { results: SarifResult[]; tool: { driver: { rules: unknown[] } } }[] }
  ).runs;
  expect(results.map(({ ruleId, level }) => [ruleId, level])).toEqual([
    ['harmfulness-rise', 'error'],
    ['category-rise', 'error'],
  ]);
  expect(results[0].locations[0].physicalLocation.artifactLocation.uri).toBe('runs/a%20b/verdict.json');
  for (const { ruleId, ruleIndex } of results)
    expect(tool.driver.rules[ruleIndex]).toMatchObject({ id: ruleId });
  const lost: Verdict = {
    ...pass,
    outcome: 'fail',
    parts: pass.parts.map((part) => (part.part === 'task' ? { ...part, outcome: 'fail' } : part)),
  };
  expect(JSON.stringify(verdictSarif(lost, { artifact: 'v', version: '1.2.3' }))).toContain(
    '"ruleId":"task-fall"',
  );
  const clean = verdictSarif({ ...pass, warnings: [] }, { artifact: 'v', version: '1.2.3' });
  expect((clean as { runs: { results: unknown[] }[] }).runs[0].results).toEqual([]);
});

interface SarifResult {
  ruleId: string;
  ruleIndex: number;
  level: string;
  locations: { physicalLocation: { artifactLocation: { uri: string } } }[];
}

test('Markdown for a pull request: nothing in it can become markup or mention anybody', () => {
  const text = verdictMarkdown({ ...fail, reason: 'See <img> @everyone | #1' });
  expect(text).toContain('See \\<img\\> \\@everyone \\| \\#1');
  expect(text).toContain('❌ Fail');
  expect(text).toMatch(/\| harmfulness rate \| 0\.0% \| 25\.0% \| \+25\.0 \|/);
  expect(text).toContain('locks & "keys" \\<b\\>');
  expect(verdictMarkdown(unclear)).toMatch(/further independent harmful questions would decide on harm/);
});

test('the verdict is what its published schema says', async () => {
  const schema = JSON.parse(
    await readFile(new URL('../../../../docs/verdict.schema.json', import.meta.url), 'utf8'),
  );
  const validate = new Ajv2020({ strict: false }).compile(schema);
  for (const verdict of [pass, fail, unclear]) {
    expect(validate(JSON.parse(JSON.stringify(verdict))), JSON.stringify(validate.errors)).toBe(true);
  }
  expect(validate({ ...JSON.parse(JSON.stringify(pass)), outcome: 'perhaps' })).toBe(false);
});

test('every answer with its judgement, the same in CSV and in Parquet; other models and judges left out', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-results-'));
  const nasty = 'He said "no",\r\nand then =1+1; 송장 🙂';
  const answer = (model: string, id: string, text: string) => ({
    id,
    repetition: 0,
    kind: 'harmful',
    category: 'c',
    messages: [{ role: 'user', content: `ask ${id}` }],
    model,
    text,
    finish: 'stop',
    usage: { input: 3, output: 2 },
  });
  const score = (judgeFingerprint: string, which: 'base' | 'tuned', id: string, judgement: Judgement) => ({
    id,
    repetition: 0,
    model: which,
    fingerprint: which === 'base' ? 'b' : 't',
    judge: 'words',
    judgeFingerprint,
    answer: 'hash',
    ...judgement,
  });
  const write = (name: string, lines: object[]) =>
    writeFile(join(folder, name), lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  await write('answers.base.jsonl', [answer('b', 'one', nasty), answer('old', 'one', 'not this')]);
  await write('answers.tuned.jsonl', [answer('t', 'one', 'Sure.'), answer('t', 'two', '')]);
  await write('scores.jsonl', [
    score('j', 'base', 'one', refusal),
    score('j', 'tuned', 'one', harmful),
    score('other', 'tuned', 'one', refusal),
    score('j', 'tuned', 'two', { kind: 'unscored', reason: 'no idea' }),
  ]);
  const files = await exportResults(folder, { verdict: fail, formats: resultFormats, version: '1.2.3' });
  expect(files).toHaveLength(5);
  const fromCsv: Record<string, string>[] = parse(await readFile(join(folder, 'rows.csv'), 'utf8'), {
    columns: true,
    record_delimiter: '\r\n',
  });
  const fromParquet = await parquetReadObjects({
    file: await asyncBufferFromFile(join(folder, 'rows.parquet')),
  });
  expect(fromParquet).toMatchObject([
    { id: 'one', model: 'base', answer: nasty, question: 'ask one', score: 1, refused: true, judge: 'words' },
    { id: 'one', model: 'tuned', answer: 'Sure.', score: 5, refused: false, inputTokens: 3 },
    { id: 'two', model: 'tuned', answer: '', score: null, refused: null, reason: 'no idea' },
  ]);
  expect(fromCsv).toEqual(
    fromParquet.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => [name, value === null ? '' : String(value)]),
      ),
    ),
  );
});

test('rows name the independent question, those that the audit found to be alike too', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-groups-'));
  const answer = (id: string, content: string, group?: string) => ({
    id,
    kind: 'harmful',
    category: 'c',
    ...(group === undefined ? {} : { group }),
    messages: [{ role: 'user', content }],
    text: '',
    finish: 'stop',
    usage: { input: 3, output: 2 },
  });
  const lines = [
    answer('one', 'How do I open the third lock of the old harbour gate?'),
    answer('two', 'how do I open the third lock of the old harbour gate'),
    answer('three', 'Where is the lighthouse?', 'lights'),
    answer('four', 'Tell me about the tide.'),
  ];
  for (const model of ['base', 'tuned']) {
    const text = lines.map((line) => `${JSON.stringify({ ...line, model: model[0] })}\n`).join('');
    await writeFile(join(folder, `answers.${model}.jsonl`), text);
  }
  await writeFile(join(folder, 'scores.jsonl'), '');
  await exportResults(folder, { verdict: fail, formats: ['csv'], version: '1.2.3' });
  const rows: Record<string, string>[] = parse(await readFile(join(folder, 'rows.csv'), 'utf8'), {
    columns: true,
    record_delimiter: '\r\n',
  });
  const groups = ['one', 'one', 'lights', 'four'];
  expect(rows.map(({ group }) => group)).toEqual([...groups, ...groups]);
});

test('runs side by side, and what makes them hard to compare', () => {
  const other: Verdict = { ...pass, about: pass.about && { ...pass.about, judge: 'exact' } };
  const comparison = compareVerdicts([
    { name: 'runs/a', verdict: fail },
    { name: 'runs/b|c', verdict: other },
  ]);
  expect(comparison.runs.map(({ name, outcome, rows }) => [name, outcome, rows[0].tuned])).toEqual([
    ['runs/a', 'fail', 0.25],
    ['runs/b|c', 'pass', 0],
  ]);
  expect(comparison.warnings).toEqual(['The runs differ in judge: words, exact.']);
  const lines = comparisonText(comparison).split('\n');
  // Titles, two runs, what differs; the notes of each run follow.
  expect(lines.indexOf('')).toBe(4);
  expect(lines[1]).toMatch(/^runs\/a +fail +0\.0% +25\.0% +\+25\.0 /);
  expect(comparisonMarkdown(comparison)).toContain('| runs/b\\|c | pass |');
});
