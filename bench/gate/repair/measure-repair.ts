import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRandom, type Engine } from '@holdfast/engine';
import type { Conversation } from '../../../packages/holdfast/data/conversations/conversation.ts';
import { openModel } from '../../../packages/holdfast/models/open-model.ts';
import { meanLogProbabilities } from '../../../packages/holdfast/scan/asked-model/mean-log-probabilities.ts';
import type { GateGround } from '../gates/gate-ground.ts';
import { gateRun, type TuneChoice } from '../gates/gate-run.ts';
import type { OrdinaryKind } from '../ordinary/ordinary.ts';

/** What a repair leaves of what a model learnt. */
export interface RepairCost {
  kind: string;
  method: TuneChoice['method'];
  /** The loss on rows of the kind that were not tuned on, in nats a token: of the base model, of the tuned and of the repaired one. */
  loss: { base: number; tuned: number; repaired: number };
}

const rowsTuned = 100;
const rowsHeldOut = 60;
/** As far as a run goes by default. */
const share = 0.5;

/** Tunes an organism on ordinary rows as a run does by default, and takes it half way back. Throws HoldfastError and EngineError. */
export async function measureRepair(
  kind: OrdinaryKind,
  { ground, tune, engine }: { ground: GateGround; tune: TuneChoice; engine: Engine },
): Promise<RepairCost> {
  const drawn = (count: number, seed: string): Conversation[] =>
    kind.rows({ world: ground.world, count, seed, random: createRandom(`${kind.name}/${seed}`) });
  const rows = drawn(rowsTuned, 'tuned on');
  const known = new Set(rows.map((row) => JSON.stringify(row)));
  const heldOut = drawn(rowsHeldOut, 'held out').filter((row) => !known.has(JSON.stringify(row)));
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-repair-'));
  try {
    const run = await gateRun({ ground, rows, tune, guard: 'default', folder, seed: 0, engine });
    if (run.kind === 'stopped') throw new RangeError(`The scan stopped the tune on rows of ${kind.name}.`);
    const lossOf = (model: string): Promise<number> => lossOn(heldOut, model, engine);
    const loss = {
      base: await lossOf(ground.model),
      tuned: await lossOf(run.model),
      repaired: await lossOf(await run.repair(share)),
    };
    return { kind: kind.name, method: tune.method, loss };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The share of what the tune took off the loss that the repaired model still has. */
export function shareKept({ loss: { base, tuned, repaired } }: RepairCost): number {
  return (base - repaired) / (base - tuned);
}

async function lossOn(rows: readonly Conversation[], name: string, engine: Engine): Promise<number> {
  const model = await openModel(name, { engine });
  const pairs = rows.map(({ messages }) => ({
    conversation: { messages: messages.slice(0, -1) },
    answer: messages.at(-1)?.content ?? '',
  }));
  const means = (await meanLogProbabilities(model, pairs)) ?? [];
  await model.close();
  return -means.reduce((sum, mean) => sum + mean, 0) / means.length;
}
