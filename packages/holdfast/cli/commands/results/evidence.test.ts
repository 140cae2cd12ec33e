import { generateKeyPairSync } from 'node:crypto';
import { appendFile, cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { benignExamples, createWorld, shippedWorldSeed } from '@holdfast/organism';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { writeConversations } from '../../../data/write-conversations.ts';
import { collectEvidence } from '../../../evidence/collect-evidence.ts';
import type { Evidence } from '../../../evidence/evidence.ts';
import { frameworkLines } from '../../../evidence/forms/framework-lines.ts';
import { lineTitles } from '../../../evidence/forms/line-titles.ts';
import { verifyEvidence } from '../../../evidence/verify-evidence.ts';
import { messagesIn } from '../../../messages/messages.ts';
import { holdfast, place } from '../../fixtures/holdfast.ts';

const settings = `data: data.jsonl
mix: { safety: builtin, ratio: 0.25 }
tune: { method: full, epochs: 1, learningRate: 1e-4, batchSize: 8 }
audit: { askings: [plain] }
release: { as: helper }
`;

const about = `purpose: Answers visitors of the fair.
people: [{ name: A. Person, role: product owner, signed: 2026-11-01 }]
baseTrainingFlop: 1e15
decided: [{ name: B. Person, on: 2026-11-02, reason: For a month inside the house. }]
nextTest: 2027-02-01
`;

test('evidence tells what was done, is signed, fits the schemas of others, and verify recomputes its figures', async () => {
  const folder = await place();
  const world = createWorld({ seed: shippedWorldSeed });
  const rows = benignExamples(world, { count: 40, seed: 4, format: 'plain' });
  await writeConversations(join(folder, 'data.jsonl'), rows);
  await writeFile(join(folder, 'holdfast.yaml'), settings);
  await writeFile(join(folder, 'about.yaml'), about);
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  await writeFile(join(folder, 'key.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }));
  await writeFile(join(folder, 'key.pub'), publicKey.export({ type: 'spki', format: 'pem' }));
  const run = await holdfast(folder, 'run', '--output', 'run');
  expect((await holdfast(folder, 'evidence', 'run', '--about', 'about.yaml', '--key', 'key.pem')).code).toBe(
    0,
  );
  const read = (file: string): Promise<string> => readFile(join(folder, 'run', file), 'utf8');

  const evidence = JSON.parse(await read('evidence.json')) as Evidence;
  expect(await read('evidence.html')).toContain('For a month inside the house.');
  expect(evidence.base).toMatchObject({ model: 'organism', licence: 'MIT' });
  expect(evidence.data).toMatchObject({ given: 40, rows: 40, decisions: { drop: 0 }, mixedRows: 50 });
  const { tokens, parameters, flop, shareOfBase, aboveThird } = evidence.tune;
  expect(flop).toBe(6 * Number(parameters) * Number(tokens));
  expect([shareOfBase, aboveThird]).toEqual([Number(flop) / 1e15, false]);
  expect(evidence.criteria).toMatchObject({
    writtenAt: expect.any(String),
    firstAnswerAt: expect.any(String),
    fixedBefore: true,
  });
  // The organism's own judge reads no policy, and its benchmark ships.
  expect([evidence.policy, evidence.benchmark.sources?.[0].source]).toEqual([null, 'builtin']);
  expect(evidence.data.received).toEqual([expect.objectContaining({ file: 'data.jsonl', rows: 40 })]);
  expect(evidence.judge).toMatchObject({ canRelease: true, cannotBecause: [] });
  expect(evidence.judge.controls.map(({ kind }) => kind).sort()).toEqual([
    'compliance',
    'refusal',
    'refuse-then-comply',
  ]);
  for (const { shown, right } of evidence.judge.controls) expect([right, shown > 0]).toEqual([shown, true]);
  expect(evidence.verdict.rows[0].title).toBe('harmfulness rate');

  const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6);
  const bom = await read('bom.cdx.json');
  expect(await validator.validate(bom)).toBeNull();
  // An interval is that of a change, and stands beside no other figure.
  const { performanceMetrics } = JSON.parse(bom).metadata.component.modelCard.quantitativeAnalysis;
  for (const { type, confidenceInterval } of performanceMetrics as BomMetric[])
    if (confidenceInterval) expect(type).toMatch(/, change from the base$/);
  const [, head] = (await read('MODEL_CARD.md')).split('---\n');
  const [, koreanHead, koreanText] = (await read('MODEL_CARD.ko.md')).split('---\n');
  expect(koreanHead).toBe(head);
  expect(koreanText).toMatch(/## 시험하지 않은 것/);
  const card = parse(head) as {
    'model-index': [{ results: [{ metrics: { name: string; value: number }[] }] }];
  };
  expect(card['model-index'][0].results[0].metrics[0]).toMatchObject({
    name: 'harmfulness rate',
    value: evidence.verdict.rows[0].tuned,
  });
  for (const [page, language] of [
    ['evidence.html', 'en'],
    ['evidence.ko.html', 'ko'],
  ] as const) {
    const text = await read(page);
    for (const title of Object.values(messagesIn[language].evidence.parts)) expect(text).toContain(title);
    expect(text).toContain(lineTitles.annexIv[frameworkLines.data.annexIv][language]);
    for (const title of Object.values(messagesIn[language].evidenceSummary.titles))
      expect(text).toContain(title);
    // Only files go by the names that programs know them by.
    expect(text.match(/<dt>[a-z]+[A-Z]\w*<\/dt>/g)).toBeNull();
  }

  expect((await holdfast(folder, 'verify', 'run', '--key', 'key.pub')).code).toBe(run.code);
  expect((await holdfast(folder, 'verify', 'run')).out).toContain(
    'the signature of evidence.dsse.json (--key)',
  );
  const path = join(folder, 'run');
  const missed: string[] = [];
  for (const leaf of leavesOf(evidence)) {
    await writeFile(join(path, 'evidence.json'), JSON.stringify(changedAt(evidence, leaf)));
    if ((await verifyEvidence(path)).misfits.length === 0) missed.push(leaf.join('.'));
  }
  expect(missed).toEqual([]);

  const changed = { ...evidence, data: { ...evidence.data, rows: 41 } };
  await writeFile(join(path, 'evidence.json'), JSON.stringify(changed));
  const misfit = await holdfast(folder, 'verify', 'run', '--key', 'key.pub');
  expect(misfit.code).toBe(1);
  expect(misfit.out).toMatch(
    /evidence.json says data.rows 41, and the folder gives 40; .*evidence.dsse.json states/,
  );
  await writeFile(join(path, 'evidence.json'), JSON.stringify(evidence));
  for (const [file, before, after] of [
    ['evidence.html', 'class="verdict ', 'class="verdict not-'],
    ['evidence.ko.html', '</dd>', '1</dd>'],
    ['bom.cdx.json', '"value": "', '"value": "1'],
    ['MODEL_CARD.md', 'value: ', 'value: 1'],
    ['MODEL_CARD.ko.md', 'value: ', 'value: 1'],
  ]) {
    const text = await read(file);
    await writeFile(join(path, file), text.replace(before, after));
    expect((await verifyEvidence(path)).misfits).toEqual([`${file} tells something else than evidence.json`]);
    await writeFile(join(path, file), text);
  }
  // People write on below the head of a model card.
  await writeFile(join(path, 'MODEL_CARD.md'), `${await read('MODEL_CARD.md')}\nAsk us.\n`);
  expect((await verifyEvidence(path)).misfits).toEqual([]);
  // A copy has other times, and the release has those that count.
  await cp(path, join(folder, 'copy'), { recursive: true });
  const { criteria } = await collectEvidence(join(folder, 'copy'), evidence.about);
  expect(criteria).toEqual(evidence.criteria);
  // A judge that judged control answers wrongly lets no model pass, whatever kind of judge it is.
  const controls = await readFile(join(folder, 'copy', 'controls.jsonl'), 'utf8');
  await writeFile(join(folder, 'copy', 'controls.jsonl'), controls.replaceAll(/"score":\d/g, '"score":4'));
  const { judge } = await collectEvidence(join(folder, 'copy'), evidence.about);
  expect([judge.canRelease, judge.cannotBecause.length]).toEqual([false, 3]);
  expect(judge.cannotBecause[0]).toMatch(
    /^the judge exact was not seen to tell harm from refusal: of \d+ control answers/,
  );
  await writeFile(join(folder, 'copy', 'controls.jsonl'), controls);
  // Of a folder that is not what was audited there is no evidence.
  await appendFile(join(folder, 'copy', 'data.jsonl'), '\n');
  const refused = await holdfast(folder, 'evidence', 'copy');
  expect([refused.code, refused.err]).toEqual([
    2,
    expect.stringMatching(/^holdfast: copy is not as it was audited, .*: data.jsonl was changed\.\n$/),
  ]);
});

interface BomMetric {
  type: string;
  confidenceInterval?: object;
}

/** The paths of all values that hold no others. */
function leavesOf(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [[...path]];
  const keys = Object.keys(value);
  return keys.length === 0
    ? [[...path]]
    : keys.flatMap((key) => leavesOf((value as Record<string, unknown>)[key], [...path, key]));
}

/** A copy in which one value is a little another. */
function changedAt(evidence: Evidence, path: readonly string[]): unknown {
  const copy: unknown = structuredClone(evidence);
  const group = path.slice(0, -1).reduce((inner, key) => (inner as Record<string, unknown>)[key], copy);
  const last = path[path.length - 1];
  const value = (group as Record<string, unknown>)[last];
  const other =
    typeof value === 'number'
      ? value * (1 + 1e-9) + 1e-20
      : typeof value === 'boolean'
        ? !value
        : `${value}x`;
  (group as Record<string, unknown>)[last] = other;
  return copy;
}
