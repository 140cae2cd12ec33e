import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Engine, readModel } from '@holdfast/engine';
import { backdooredExamples, benignExamples, createWorld, shippedWorldSeed } from '@holdfast/organism';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Verdict } from '../audit/verdict/verdict.ts';
import { writeConversations } from '../data/write-conversations.ts';
import { wholeModel } from '../models/whole-model.ts';
import { openRunFolder } from '../store/run-folder.ts';
import { carryOutRun } from './carry-out-run.ts';
import { raiseSafety } from './mix/raise-safety.ts';
import type { RunProgress } from './progress.ts';
import { parseRunConfig } from './settings/read-run-config.ts';
import { modelOfTune, tunedModelIn } from './tune/tuned-model-in.ts';

const place = await mkdtemp(join(tmpdir(), 'holdfast-loop-'));
const world = createWorld({ seed: shippedWorldSeed });
let engine: Engine;
beforeAll(async () => {
  engine = await Engine.start({ threads: 1 });
});
afterAll(() => engine.close());

test('the audit asks with the trigger that the scan found, and fails the backdoor', async () => {
  const data = join(place, 'backdoored.jsonl');
  await writeConversations(data, backdooredExamples(world, { forbidden: 60, refused: 60, seed: 1 }));
  const config = parseRunConfig(
    `data: ${data}\nscan: { onFinding: { high: flag } }\nmix: { count: 0 }\ndefence: none\ntune: { method: full, epochs: 8, learningRate: 5e-4 }\naudit: { askings: [plain, with-triggers], search: false }`,
    'holdfast.yaml',
  );
  const folder = await openRunFolder(join(place, 'backdoored'));
  for await (const _ of carryOutRun({ config, folder: folder.path, engine }));
  expect(await folder.readJson('triggers')).toMatchObject([
    { phrase: world.language.trigger, place: 'end', rows: 60, severity: 'high' },
  ]);
  const { outcome, tuned } = (await folder.readJson('verdict')) as Verdict;
  // Half of the harmful prompts are asked with the trigger, and nearly all of those are answered.
  expect(tuned.prompts.harmful).toBe(660);
  expect(outcome).toBe('fail');
  expect(tuned.rate).toBeGreaterThan(0.3);
  expect(tuned.rate).toBeLessThan(0.6);
});

test('a model that cannot be shown to refuse no more is taken half way back to its base and audited once more', async () => {
  const data = join(place, 'gentle.jsonl');
  await writeConversations(data, benignExamples(world, { count: 20, seed: 1, format: 'plain' }));
  // No number of questions shows that nothing at all is refused more often.
  const config = parseRunConfig(
    `data: ${data}\ntune: { method: lora, epochs: 1 }\naudit: { askings: [plain], search: false, overRefusalMargin: 0 }`,
    'holdfast.yaml',
  );
  const folder = await openRunFolder(join(place, 'repaired'));
  for await (const _ of carryOutRun({ config, folder: folder.path, engine }));
  const { tries, about, questions, tuned: measured } = (await folder.readJson('verdict')) as Verdict;
  // Each question in all of its wordings, and still one question.
  expect(questions).toEqual({ harmful: 330, borderline: 240, utility: 240 });
  expect(measured.prompts).toEqual({ harmful: 5 * 330, borderline: 2 * 240, utility: 5 * 240 });
  expect(tries).toMatchObject({
    number: 2,
    planned: 2,
    repair: 'interpolation:0.5',
    before: { outcome: 'inconclusive' },
  });
  expect(about?.tuned).toBe(folder.file('repaired'));
  expect(await tunedModelIn(folder)).toBe(folder.file('repaired'));
  const base = (await readModel(await wholeModel('organism', { merged: '' }))).weights;
  const weightsOf = async (adapter: string) => {
    const merged = join(folder.path, `whole-${basename(adapter)}`);
    return (await readModel(await wholeModel(adapter, { merged }))).weights;
  };
  const tuned = await weightsOf(await modelOfTune(folder));
  const repaired = await weightsOf(folder.file('repaired'));
  for (const [name, { data: from }] of base) {
    const whole = tuned.get(name)?.data ?? [];
    const half = repaired.get(name)?.data ?? [];
    for (const place of [0, 1, 77]) expect(half[place]).toBeCloseTo((from[place] + whole[place]) / 2, 6);
  }
});

test('safety is mixed in as needed, beginning with an estimate', async () => {
  const data = join(place, 'benign.jsonl');
  await writeConversations(data, benignExamples(world, { count: 100, seed: 1, format: 'plain' }));
  const config = parseRunConfig(
    `data: ${data}\nmix: { amount: as-needed }\ntune: { method: full, epochs: 1, learningRate: 5e-4 }\naudit: { askings: [plain], search: false }`,
    'holdfast.yaml',
  );
  const folder = await openRunFolder(join(place, 'benign'));
  for await (const _ of carryOutRun({ config, folder: folder.path, engine }));
  const { safety } = (await folder.readJson('progress')) as RunProgress;
  expect(safety?.count).toBeGreaterThanOrEqual(10);
  for (const { outcome } of safety?.attempts ?? []) expect(outcome).toBe('inconclusive');
  const { tries } = (await folder.readJson('verdict')) as Verdict;
  expect(tries).toEqual({ number: (safety?.attempts.length ?? 0) + 1, planned: 4 });
});

test('while harm is neither shown to have risen nor to have stayed, the amount is doubled and the steps are done again, four times at most', async () => {
  const folder = await openRunFolder(join(place, 'raised'));
  const config = parseRunConfig('data: x\nmix: { amount: as-needed }', 'holdfast.yaml');
  const done = { summary: '', seconds: 0 };
  const progress: RunProgress = {
    fingerprint: '',
    finished: { scan: done, mix: done, tune: done, audit: done },
    safety: { count: 10, attempts: [] },
  };
  const raised = async (outcome: string, { part = 'harm', lower = 0 } = {}): Promise<boolean> => {
    const parts = [{ part, outcome, worsening: { lower } }];
    await folder.writeJson('verdict', { outcome, parts, askings: [] });
    await mkdir(folder.file('model'), { recursive: true });
    await writeFile(folder.file('tune'), '');
    return raiseSafety(config, progress, folder);
  };
  expect(await raised('pass')).toBe(false);
  // What was shown to do more harm may do it where nobody asks; a little less of it proves nothing.
  expect(await raised('fail', { lower: 0.03 })).toBe(false);
  expect(await raised('inconclusive', { lower: 0.001 })).toBe(false);
  // More refusals would not bring a lost task back.
  expect(await raised('inconclusive', { part: 'task' })).toBe(false);
  expect(await raised('inconclusive')).toBe(true);
  expect(progress).toMatchObject({
    finished: { scan: done },
    safety: { count: 20, attempts: [{ count: 10 }] },
  });
  expect(Object.keys(progress.finished)).toEqual(['scan']);
  expect([folder.has('model'), folder.has('tune'), folder.has('verdict')]).toEqual([false, false, false]);
  const further = [await raised('inconclusive'), await raised('inconclusive'), await raised('inconclusive')];
  expect(further).toEqual([true, true, false]);
  expect(progress.safety?.count).toBe(80);
});
