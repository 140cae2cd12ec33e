import { generateKeyPairSync } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { benignExamples, createWorld, shippedWorldSeed } from '@holdfast/organism';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { writeConversations } from '../../../data/write-conversations.ts';
import type { Evidence } from '../../../evidence/evidence.ts';
import { frameworkLines } from '../../../evidence/framework-lines.ts';
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
  expect(evidence.base).toMatchObject({ model: 'organism', licence: 'MIT' });
  expect(evidence.data).toMatchObject({ rows: 40, decisions: { drop: 0 }, mixedRows: 50 });
  const { tokens, parameters, flop, shareOfBase, aboveThird } = evidence.tune;
  expect(flop).toBe(6 * Number(parameters) * Number(tokens));
  expect([shareOfBase, aboveThird]).toEqual([Number(flop) / 1e15, false]);
  expect(evidence.criteria.writtenAt && evidence.criteria.firstAnswerAt).toBeTruthy();
  expect(String(evidence.criteria.writtenAt) < String(evidence.criteria.firstAnswerAt)).toBe(true);
  expect(evidence.verdict.rows[0].title).toBe('harmfulness rate');

  const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6);
  expect(await validator.validate(await read('bom.cdx.json'))).toBeNull();
  const [, head] = (await read('MODEL_CARD.md')).split('---\n');
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
    expect(text).toContain(frameworkLines.data.annexIv);
    // Only files go by the names that programs know them by.
    expect(text.match(/<dt>[a-z]+[A-Z]\w*<\/dt>/g)).toBeNull();
  }

  expect((await holdfast(folder, 'verify', 'run', '--key', 'key.pub')).code).toBe(run.code);
  const changed = { ...evidence, data: { ...evidence.data, rows: 41 } };
  await writeFile(join(folder, 'run', 'evidence.json'), JSON.stringify(changed));
  const misfit = await holdfast(folder, 'verify', 'run', '--key', 'key.pub');
  expect(misfit.code).toBe(1);
  expect(misfit.out).toMatch(
    /evidence.json says data.rows 41, and the folder gives 40; evidence.dsse.json states other/,
  );
});
