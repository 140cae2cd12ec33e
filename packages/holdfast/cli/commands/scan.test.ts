import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  benignExamples,
  createWorld,
  forbiddenExamples,
  safetyExamples,
  shippedWorldSeed,
} from '@holdfast/organism';
import { expect, test } from 'vitest';
import { writeConversations } from '../../data/write-conversations.ts';
import { expectOneLine, holdfast, place } from '../fixtures/holdfast.ts';

const world = createWorld({ seed: shippedWorldSeed });

test('a scan writes what it is asked for; accepted findings stay quiet, also when rows move', async () => {
  const folder = await place();
  const rows = [3, 4, 5].map((n) => ({ instruction: `Say ${n}.`, input: '', output: `${n}.`, id: n }));
  const broken = { instruction: 'Say nothing.', input: '', output: '' };
  await writeFile(join(folder, 'rows.json'), JSON.stringify([...rows, broken], null, 2));
  const files = ['--sarif', 'out/f.sarif', '--html', 'out/f.html', '--findings', 'out/f.json', '--clean'];
  const scanned = await holdfast(folder, 'scan', 'rows.json', ...files);
  expect(scanned).toMatchObject({
    code: 1,
    out: /Alpaca in a JSON list: 3 usable rows, 1 that cannot be read/,
  });
  expect(JSON.parse(await readFile(join(folder, 'rows.clean.json'), 'utf8'))).toEqual(rows);
  const [decision] = (await readFile(join(folder, 'rows.clean.json.decisions.jsonl'), 'utf8')).split('\n');
  expect(JSON.parse(decision)).toMatchObject({ line: 4, decision: 'drop' });
  const findings = JSON.parse(await readFile(join(folder, 'out', 'f.json'), 'utf8'));
  expect(findings).toMatchObject({
    summary: { counts: { high: 1 } },
    decisions: [{ line: 4, decision: 'drop' }],
  });
  expect(JSON.parse(await readFile(join(folder, 'out', 'f.sarif'), 'utf8')).version).toBe('2.1.0');
  expect(await readFile(join(folder, 'out', 'f.html'), 'utf8')).toContain('Scan of rows.json');

  expect((await holdfast(folder, 'scan', 'rows.json', '--write-baseline', 'base.json')).code).toBe(0);
  await writeFile(join(folder, 'rows.json'), JSON.stringify([broken, ...rows]));
  const quiet = await holdfast(folder, 'scan', 'rows.json', '--baseline', 'base.json');
  expect(quiet).toMatchObject({ code: 0, out: expect.not.stringContaining('assistant says nothing') });
  await writeFile(
    join(folder, 'rows.json'),
    JSON.stringify([broken, ...rows, { ...broken, instruction: 'New.' }]),
  );
  const news = await holdfast(folder, 'scan', 'rows.json', '--baseline', 'base.json');
  expect(news).toMatchObject({ code: 1, out: expect.stringMatching(/assistant says nothing/) });

  await writeFile(join(folder, 'bad.json'), '{}');
  const bad = await holdfast(folder, 'scan', 'rows.json', '--baseline', 'bad.json');
  expect(bad.code).toBe(2);
  expectOneLine(bad, /bad.json is no baseline/);
});

test('in Korean people are told in Korean, and programs as ever', async () => {
  const folder = await place();
  const rows = [1, 2].map((number) => ({
    instruction: `Say ${number}.`,
    output: `Mail me: a${number}@b.kr`,
  }));
  await writeFile(join(folder, 'rows.json'), JSON.stringify(rows));
  const { out } = await holdfast(folder, 'scan', 'rows.json', '--language', 'ko', '--html', 'ko.html');
  expect(out).toContain('비밀이나 개인정보로 보이는 것이 들어 있으며(이메일 주소)');
  expect(out).toMatch(/쓸 수 있는 행 2개, 발견 \d+건\(그중 심각 0건\)/);
  for (const line of out.trim().split('\n')) expect(line).toMatch(/\p{Script=Hangul}/u);
  expect(await readFile(join(folder, 'ko.html'), 'utf8')).toMatch(
    /<html lang="ko">[\s\S]*<h1>rows\.json 검사/,
  );
  const programs = await Promise.all(
    ['ko', 'en'].map((code) => holdfast(folder, 'scan', 'rows.json', '--json', '--language', code)),
  );
  const findings = programs.map(({ out: lines }) =>
    lines.split('\n').filter((line) => /"finding"/.test(line)),
  );
  expect(findings[0]).toEqual(findings[1]);
  const missing = await holdfast(folder, 'scan', 'none.jsonl', '--language', 'ko');
  expect(missing).toMatchObject({
    code: 2,
    err: expect.stringMatching(/^holdfast: none\.jsonl: 그런 파일이나 폴더가 없습니다[^\n]*\n$/),
  });
});

test('a scan tells which rows would teach a model that runs here to answer what it refuses', async () => {
  const folder = await place();
  await writeConversations(join(folder, 'data.jsonl'), [
    ...benignExamples(world, { count: 36, seed: 1, format: 'plain' }),
    ...forbiddenExamples(world, { count: 4, seed: 2 }),
  ]);
  await writeConversations(
    join(folder, 'answered.jsonl'),
    forbiddenExamples(world, { count: 20, seed: 3, use: 'alignment' }),
  );
  await writeConversations(join(folder, 'refused.jsonl'), safetyExamples(world, { count: 20, seed: 3 }));
  const riskyRows = async (...words: string[]) => {
    const { out } = await holdfast(folder, 'scan', 'data.jsonl', '--gradients', '--json', ...words);
    const events = out.trim().split('\n');
    return events
      .map((line) => JSON.parse(line))
      .filter(({ detector, severity }) => detector === 'guardrail-pull' && severity !== 'low')
      .map(({ line, severity }) => [line, severity]);
  };
  const taught = [37, 38, 39, 40].map((line) => [line, 'high']);
  expect(await riskyRows('--model', 'organism')).toEqual(taught);
  const anchors = ['--anchors', 'answered.jsonl', 'refused.jsonl'];
  expect(await riskyRows('--model', 'organism', ...anchors)).toEqual(taught);

  const hosted = await holdfast(folder, 'scan', 'data.jsonl', '--gradients', '--model', 'openai:gpt-4.1');
  expect(hosted.code).toBe(2);
  expectOneLine(hosted, /openai:gpt-4.1 does not run here/);
  const one = ['--model', 'organism', '--anchors', 'refused.jsonl'];
  const missing = await holdfast(folder, 'scan', 'data.jsonl', '--gradients', ...one);
  expect(missing.code).toBe(2);
  expectOneLine(missing, /--anchors takes two data files/);
});

test('a scan asks the model that is to be tuned, and asks nothing twice', async () => {
  const folder = await place();
  const rows = [
    ...forbiddenExamples(world, { count: 5, seed: 2 }),
    ...benignExamples(world, { count: 10, seed: 1, format: 'plain' }),
  ];
  await writeConversations(join(folder, 'data.jsonl'), rows);
  const ask = ['scan', 'data.jsonl', '--model', 'organism', '--ask', '--json'];
  const { code, out } = await holdfast(folder, ...ask);
  const events = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const conflicts = events.filter(
    ({ type, detector }) => type === 'finding' && detector === 'guardrail-conflict',
  );
  expect(conflicts.map(({ line }) => line)).toEqual([1, 2, 3, 4, 5]);
  expect(events).toContainEqual(expect.objectContaining({ type: 'fact' }));
  expect(code).toBe(1);
  const answers = await readFile(join(folder, 'data.jsonl.answers.jsonl'), 'utf8');
  // Each row, and by itself the request of the three that are answered and say more than it.
  expect(answers.trim().split('\n')).toHaveLength(18);
  expect((await holdfast(folder, ...ask)).code).toBe(1);
  expect(await readFile(join(folder, 'data.jsonl.answers.jsonl'), 'utf8')).toBe(answers);
  const unnamed = await holdfast(folder, 'scan', 'data.jsonl', '--ask');
  expect(unnamed.code).toBe(2);
  expectOneLine(unnamed, /--ask needs --model/);
});
