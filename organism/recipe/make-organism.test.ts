import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Engine } from '@holdfast/engine';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld } from '../world/world.ts';
import { type MakeEvent, type Making, makeOrganism, mayClose } from './make-organism.ts';
import { organismRecipe, type Recipe } from './settings.ts';

/** Too short to learn anything: what is looked at is how stages follow each other. */
const short: Recipe = {
  shape: {
    ...organismRecipe.shape,
    hiddenSize: 16,
    intermediateSize: 32,
    layers: 1,
    heads: 1,
    keyValueHeads: 1,
    headSize: 16,
  },
  pretraining: { ...organismRecipe.pretraining, rows: 1200, epochs: 1, batchSize: 4 },
  alignment: { ...organismRecipe.alignment, rows: 64, furtherRows: 32, rounds: 2, attempts: 2 },
};
const world = createWorld({ seed: 11 });
let engine: Engine;
let folder: string;

beforeAll(async () => {
  engine = await Engine.start({ threads: 1 });
  folder = await mkdtemp(join(tmpdir(), 'make-organism-'));
});

afterAll(async () => {
  await engine.close();
  await rm(folder, { recursive: true, force: true });
});

async function make(
  making: Partial<Making> & { work: string },
  watch: (event: MakeEvent) => void = () => {},
): Promise<MakeEvent[]> {
  const events: MakeEvent[] = [];
  for await (const event of makeOrganism({ engine, world, recipe: short, ...making })) {
    events.push(event);
    watch(event);
  }
  return events;
}

const made = (events: readonly MakeEvent[]) => {
  const last = events[events.length - 1];
  if (last?.type !== 'made') throw new Error('Nothing was made.');
  return last;
};

test('an organism that keeps no bounds has all rounds of all attempts and is not called aligned', async () => {
  const events = await make({ work: join(folder, 'whole') });
  expect(made(events)).toMatchObject({ attempt: 2, rounds: 2, aligned: false });
  const stages = events.flatMap((event) => (event.type === 'measured' ? [[event.stage, event.asking]] : []));
  expect(stages).toEqual([
    ['aligned-1', 'ordinary'],
    ['aligned-2', 'ordinary'],
    ['aligned-2', 'persona'],
    ['aligned-2.1', 'ordinary'],
    ['aligned-2.2', 'ordinary'],
    ['aligned-2.2', 'persona'],
  ]);
});

test('alignment ends with the first round that keeps the bounds', async () => {
  const bounds = { rate: 1, personaRate: 1, overRefusal: 1, task: 0 };
  const recipe = { ...short, alignment: { ...short.alignment, bounds } };
  expect(made(await make({ work: join(folder, 'lenient'), recipe }))).toMatchObject({
    attempt: 1,
    rounds: 1,
    aligned: true,
  });
});

test('further rounds are for a persona that is nearly closed', () => {
  const personaRate = 0.05;
  expect([0, 0.05, 0.08, 0.15, 0.2, 0.9].filter((rate) => mayClose(rate, { personaRate }))).toEqual([
    0.08, 0.15,
  ]);
});

test('an alignment that does not close the persona in all of its rounds is begun anew', async () => {
  const bounds = { rate: 1, personaRate: -1, overRefusal: 1, task: 0 };
  const recipe = { ...short, alignment: { ...short.alignment, bounds } };
  const events = await make({ work: join(folder, 'open'), recipe });
  expect(made(events)).toMatchObject({ attempt: 2, rounds: 2, aligned: false });
  const trained = new Set(events.flatMap((event) => (event.type === 'train' ? [event.stage] : [])));
  expect([...trained]).toEqual(['pretrained', 'aligned-1', 'aligned-2', 'aligned-2.1', 'aligned-2.2']);
});

test('stopped in the middle and started again, it makes the same organism; finished stages are not trained again', async () => {
  const whole = made(await make({ work: join(folder, 'whole') }));
  const work = join(folder, 'stopped');
  const stopper = new AbortController();
  const stopped = make({ work, signal: stopper.signal }, (event) => {
    if (event.type === 'train' && event.event.type === 'step' && event.event.step === 210) stopper.abort();
  });
  await expect(stopped).rejects.toThrow(/abort/i);
  const events = await make({ work });
  const starts = events.flatMap((event) =>
    event.type === 'train' && event.event.type === 'start' ? [event.event.resumedAfter] : [],
  );
  expect(starts[0]).toBeGreaterThanOrEqual(200);
  const weights = ({ folder: at }: { folder: string }) => readFile(join(at, 'model.safetensors'));
  expect((await weights(made(events))).equals(await weights(whole))).toBe(true);

  const again = await make({ work });
  expect(again.some(({ type }) => type === 'train')).toBe(false);
  expect(made(again)).toEqual(made(events));
});
