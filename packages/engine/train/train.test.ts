import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readAdapter } from '../checkpoint/adapter/peft-adapter.ts';
import { readModel } from '../checkpoint/read-model.ts';
import { EngineError } from '../errors.ts';
import losses from './reference/losses.json' with { type: 'json' };
import {
  createReferenceModel,
  referenceAdapter,
  referenceExamples,
  referenceTraining,
} from './reference/reference-case.ts';
import { train } from './train.ts';
import type { TrainEvent } from './train-event.ts';
import type { TrainMethod, TrainOptions } from './train-options.ts';

const folder = await mkdtemp(join(tmpdir(), 'holdfast-train-'));
const lora: TrainMethod = { kind: 'lora', dropout: 0, ...referenceAdapter };

async function collect(options: TrainOptions): Promise<TrainEvent[]> {
  const events: TrainEvent[] = [];
  for await (const event of train(options, { threads: 1 })) events.push(event);
  return events;
}

function lossesOf(events: readonly TrainEvent[]): number[] {
  return events.flatMap((event) => (event.type === 'step' ? [event.loss] : []));
}

async function optionsFor(name: string, method: TrainMethod): Promise<TrainOptions> {
  const model = join(folder, 'model');
  if (!existsSync(model)) await createReferenceModel(model, 'untied');
  return { ...referenceTraining, model, output: join(folder, name), examples: referenceExamples(), method };
}

test.each([
  ['tied', 'full'],
  ['tied', 'lora'],
  ['untied', 'full'],
  ['untied', 'lora'],
] as const)('twenty steps of a %s model, %s, agree with PyTorch', async (kind, method) => {
  const model = join(folder, kind);
  await createReferenceModel(model, kind);
  const events = await collect({
    ...referenceTraining,
    model,
    output: join(folder, `${kind}-${method}`),
    examples: referenceExamples(),
    method: method === 'full' ? { kind: 'full' } : lora,
  });
  const ours = lossesOf(events);
  expect(ours).toHaveLength(20);
  for (const [step, loss] of losses[kind][method].entries()) expect(ours[step]).toBeCloseTo(loss, 4);
  // Something was learnt, so that the agreement says something.
  expect(ours[19]).toBeLessThan(ours[0] - 0.1);
});

test('a step computed in parts is the step computed at once', async () => {
  const whole = await collect(await optionsFor('whole', { kind: 'full' }));
  const parts = await collect({ ...(await optionsFor('parts', { kind: 'full' })), accumulation: 3 });
  for (const [step, loss] of lossesOf(whole).entries()) expect(lossesOf(parts)[step]).toBeCloseTo(loss, 4);
});

test('the same seed gives the same weights, with dropout too, and another seed others', async () => {
  const method: TrainMethod = { ...lora, dropout: 0.2 };
  const weights = async (name: string, seed: number) => {
    const options = { ...(await optionsFor(name, method)), batchSize: 2, epochs: 2, seed };
    await collect(options);
    return (await readAdapter(options.output)).weights;
  };
  const first = await weights('first', 1);
  expect(await weights('second', 1)).toEqual(first);
  expect(await weights('third', 2)).not.toEqual(first);
});

test('an abort keeps a state from which training goes on to the same weights', async () => {
  const undisturbed = await optionsFor('undisturbed', { kind: 'full' });
  await collect({ ...undisturbed, batchSize: 2 });
  const abort = new AbortController();
  const options: TrainOptions = {
    ...(await optionsFor('aborted', { kind: 'full' })),
    batchSize: 2,
    checkpoint: { folder: join(folder, 'aborted.state'), everySteps: 1000 },
  };
  const interrupted = async (): Promise<void> => {
    for await (const event of train({ ...options, signal: abort.signal }, { threads: 1 })) {
      if (event.type === 'step' && event.step === 7) abort.abort(new Error('enough'));
    }
  };
  await expect(interrupted()).rejects.toThrow('enough');
  const [start] = await collect(options);
  expect(start).toMatchObject({ type: 'start', resumedAfter: 7 });
  expect((await readModel(options.output)).weights).toEqual((await readModel(undisturbed.output)).weights);
});

test('killed in the middle and started again, it ends in the same weights', async () => {
  const undisturbed = await optionsFor('not-killed', { kind: 'full' });
  await collect({ ...undisturbed, batchSize: 2 });
  const options = {
    ...(await optionsFor('killed', { kind: 'full' })),
    batchSize: 2,
    checkpoint: { folder: join(folder, 'killed.state'), everySteps: 3 },
  };
  const script = join(folder, 'train.mjs');
  const entry = new URL('./train.ts', import.meta.url).href;
  await writeFile(
    script,
    `import { train } from ${JSON.stringify(entry)};
for await (const event of train(${JSON.stringify(options)}, { threads: 1 })) {
  if (event.type === 'step') {
    console.log(event.step);
    await new Promise((resolve) => setTimeout(resolve, event.step === 11 ? 60_000 : 0));
  }
}`,
  );
  const child = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.on('exit', (_, signal) => resolve(signal)));
  for await (const chunk of child.stdout) {
    if (String(chunk).split('\n').includes('11')) child.kill('SIGKILL');
  }
  expect(await ended).toBe('SIGKILL');
  expect(existsSync(options.output)).toBe(false);
  const [start] = await collect(options);
  expect(start).toMatchObject({ type: 'start', resumedAfter: 9 });
  expect(await readFile(join(options.output, 'model.safetensors'))).toEqual(
    await readFile(join(undisturbed.output, 'model.safetensors')),
  );
});

test('a state of other options is refused', async () => {
  const options = {
    ...(await optionsFor('other', { kind: 'full' })),
    checkpoint: { folder: join(folder, 'other.state'), everySteps: 2 },
  };
  await collect(options);
  await expect(collect({ ...options, learningRate: 1e-4 })).rejects.toMatchObject({ code: 'bad-checkpoint' });
});

test('what cannot make sense is refused by name', async () => {
  const options = await optionsFor('refused', { kind: 'full' });
  const wrong: [Partial<TrainOptions>, RegExp][] = [
    [{ epochs: 0 }, /epochs/],
    [{ learningRate: Number.NaN }, /learningRate/],
    [{ examples: [] }, /no examples/],
    [{ examples: [{ tokens: [1, 2], weights: [0, 0] }] }, /Example 1 .*every weight is 0/],
    [{ examples: [{ tokens: [1, 99], weights: [0, 1] }] }, /not in the vocabulary/],
    [{ examples: [{ tokens: [1, 2], weights: [1] }] }, /one weight a token/],
    [{ method: { ...lora, rank: 0 } }, /rank/],
  ];
  for (const [change, message] of wrong) {
    const failed = collect({ ...options, ...change });
    await expect(failed).rejects.toThrow(EngineError);
    await expect(failed).rejects.toThrow(message);
  }
});

test('a learning rate that is far too large ends in a clear error', async () => {
  const options = {
    ...(await optionsFor('diverged', { kind: 'full' })),
    learningRate: 1e30,
    warmupSteps: 0,
    epochs: 50,
  };
  await expect(collect(options)).rejects.toMatchObject({ code: 'diverged' });
});
