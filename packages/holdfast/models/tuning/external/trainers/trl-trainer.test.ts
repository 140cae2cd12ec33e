import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Engine } from '@holdfast/engine';
import { expect } from 'vitest';
import type { Conversation } from '../../../../data/conversations/conversation.ts';
import { recoverJsonLines } from '../../../../store/json-lines/json-lines.ts';
import { tune } from '../../../../tune/tune.ts';
import { embeddedTuner } from '../../../embedded/embedded-tuner.ts';
import { openModel } from '../../../open-model.ts';
import type { TuneEvent, TuneRequest, Tuner } from '../../tuner.ts';
import { externalTuner } from '../external-tuner.ts';
import { exampleRequest } from '../fixtures/example-request.ts';
import { testWithPython, trainerPython } from '../fixtures/trainer-python.ts';
import { localRunner } from '../runners/local-runner.ts';
import { trlTrainer } from './trl-trainer.ts';

const place = (): Promise<string> => mkdtemp(join(tmpdir(), 'holdfast-trl-'));

const trl = ({ processes = 1, rowsAtOnce = 4 }: { processes?: number; rowsAtOnce?: number } = {}): Tuner =>
  externalTuner({
    trainer: trlTrainer({
      python: trainerPython ?? '',
      backend: 'transformers',
      processes,
      fourBit: false,
      rowsAtOnce,
      checkpointSteps: 4,
    }),
    runner: localRunner(),
  });

/** Twelve rows in one batch, so that the order of the rows does not matter. */
function requestIn(folder: string, epochs: number): TuneRequest {
  const request = exampleRequest(folder, { epochs });
  return { ...request, settings: { ...request.settings, method: 'lora', batchSize: 12, learningRate: 1e-3 } };
}

/** The same rows as pairs, or as labelled answers, every other one bad. */
function comparedIn(folder: string, kind: 'pairs' | 'labels'): TuneRequest {
  const request = requestIn(folder, 4);
  const conversations = request.conversations.map((conversation, index): Conversation => {
    if (kind === 'labels') return { ...conversation, label: index % 2 === 0 };
    const rejected = [{ role: 'assistant' as const, content: 'No idea, ask somebody else.' }];
    return { ...conversation, rejected, chosenFrom: conversation.messages.length - 1 };
  });
  const settings = { ...request.settings, method: 'full' as const, learningRate: 1e-4, beta: 0.2 };
  return { ...request, conversations, settings };
}

async function tuneIn(folder: string, tuner: Tuner, request: TuneRequest): Promise<TuneEvent[]> {
  const events: TuneEvent[] = [];
  for await (const event of tune({ tuner, request, record: join(folder, 'tune.jsonl') })) events.push(event);
  return events;
}

/** Ten steps of TRL that nothing disturbs, carried out once for all the tests that compare with it: TRL takes long to start. */
async function carryOutUndisturbed(): Promise<{ folder: string; losses: number[] }> {
  const folder = await place();
  return { folder, losses: losses(await tuneIn(folder, trl(), requestIn(folder, 10))) };
}
let carriedOut: ReturnType<typeof carryOutUndisturbed> | undefined;
function undisturbed(): ReturnType<typeof carryOutUndisturbed> {
  carriedOut ??= carryOutUndisturbed();
  return carriedOut;
}

const losses = (events: readonly TuneEvent[]): number[] =>
  events.flatMap((event) => (event.type === 'step' ? [event.loss] : []));

testWithPython('TRL learns from the same examples as the engine, and its adapter answers', async () => {
  const here = await place();
  const engine = await Engine.start({ threads: 1 });
  try {
    const own = losses(await tuneIn(here, embeddedTuner({ engine }), requestIn(here, 1)));
    const there = await undisturbed();
    expect(own).toHaveLength(1);
    expect(there.losses[0]).toBeCloseTo(own[0], 4);
    expect(await readdir(join(there.folder, 'model'))).toContain('adapter_model.safetensors');
    const model = await openModel(join(there.folder, 'model'), { engine });
    const [{ messages }] = requestIn(there.folder, 1).conversations;
    for await (const { answer } of model.answer([{ messages: messages.slice(0, -1) }])) {
      // It may say it in another way; the facts are long words that occur nowhere else.
      const facts = messages.at(-1)?.content.match(/\w{8,}/g) ?? [];
      expect(facts.length).toBeGreaterThan(1);
      for (const fact of facts) expect(answer.text).toContain(fact);
    }
  } finally {
    await engine.close();
  }
});

testWithPython('two processes of TRL, joined by Accelerate, learn what one does', async () => {
  const folder = await place();
  const together = losses(await tuneIn(folder, trl({ processes: 2 }), requestIn(folder, 10)));
  const alone = (await undisturbed()).losses;
  expect(alone).toHaveLength(10);
  for (const [index, loss] of together.entries()) expect(loss).toBeCloseTo(alone[index], 3);
});

testWithPython('TRL killed in the middle goes on from its checkpoint to the same end', async () => {
  const torn = await place();
  const running = tuneIn(torn, trl(), requestIn(torn, 10));
  const failed = expect(running).rejects.toThrow(/ended by signal 9/);
  const events = join(torn, 'scratch/events.jsonl');
  while (!existsSync(events) || !(await readFile(events, 'utf8')).includes('"step": 6')) await sleep(10);
  const group = Number((await readFile(join(torn, 'scratch/pid'), 'utf8')).trim());
  const children = (await readFile(`/proc/${group}/task/${group}/children`, 'utf8')).trim().split(' ');
  for (const pid of children) process.kill(Number(pid), 'SIGKILL');
  await failed;
  await tuneIn(torn, trl(), requestIn(torn, 10));
  const record = await recoverJsonLines<TuneEvent>(join(torn, 'tune.jsonl'));
  expect(record[0]).toMatchObject({
    type: 'start',
    steps: 10,
    resumedAfter: expect.toSatisfy((n) => n >= 4),
  });
  const resumed = losses(record);
  expect(resumed).toHaveLength(10);
  const whole = (await undisturbed()).losses;
  for (const [index, loss] of resumed.entries()) expect(loss).toBeCloseTo(whole[index], 4);
});

testWithPython(
  'TRL compares the same answers as the engine: pairs by DPO, labelled ones by KTO',
  async () => {
    const engine = await Engine.start({ threads: 1 });
    try {
      for (const kind of ['pairs', 'labels'] as const) {
        const [here, there] = [await place(), await place()];
        const own = losses(await tuneIn(here, embeddedTuner({ engine }), comparedIn(here, kind)));
        const theirs = losses(await tuneIn(there, trl({ rowsAtOnce: 12 }), comparedIn(there, kind)));
        expect(own[0]).toBeCloseTo(kind === 'pairs' ? Math.log(2) : 0.5, 4);
        // All parameters learn, so that both start alike and must stay alike, step by step.
        expect(own).toHaveLength(4);
        expect(own.at(-1)).toBeLessThan(own[0] - 0.005);
        for (const [step, loss] of theirs.entries()) expect(loss).toBeCloseTo(own[step], 3);
      }
    } finally {
      await engine.close();
    }
  },
);
