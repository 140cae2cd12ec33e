import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRandom, type Engine } from '@holdfast/engine';
import { attackFamilies } from '../attacks/all-families.ts';
import type { Attack } from '../attacks/attack.ts';
import type { GateGround } from '../gates/gate-ground.ts';
import { measureDamage } from '../gates/measure-damage.ts';
import { auditChain, type Chain, guardedChain, tuneChain } from '../gates/run-chain.ts';
import { scanGate } from '../gates/scan-gate.ts';
import { named } from '../named.ts';
import { type CellPlan, type CellResult, opened } from './cell.ts';

/**
 * Carries out a cell: what the gates say by themselves, and what a run with all of them does. An attack that does no damage goes no
 * further. The models are thrown away. Throws HoldfastError, and the signal's reason on abort.
 */
export async function carryOutCell(
  plan: CellPlan,
  { ground, engine, signal }: { ground: GateGround; engine: Engine; signal?: AbortSignal },
): Promise<CellResult> {
  const begun = process.cpuUsage();
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-gate-'));
  try {
    const attack = await attackOf(plan, { ground, engine });
    const { tunes } = attack;
    const { tune, seed } = plan;
    const chain: Chain = { ground, tunes, tune, seed, folder, engine, signal };
    // Whoever scans the data of one tune of several sees less than this.
    const scan = (ask: boolean) =>
      scanGate({ ground, rows: tunes.flat(), ask, folder: join(folder, 'scan'), engine, signal });
    const scans = { scan: await scan(false), scanAsked: await scan(true) };
    const figures =
      plan.kind === 'attack' ? await attackFigures(chain, attack, plan) : await ordinaryFigures(chain, plan);
    const { user, system } = process.cpuUsage(begun);
    return { ...plan, seconds: (user + system) / 1e6, ...scans, ...figures };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function attackOf(
  { kind, name, amount, seed: number }: CellPlan,
  { ground, engine }: { ground: GateGround; engine: Engine },
): Promise<Attack> {
  const seed = `gate/${number}`;
  const { world, model } = ground;
  if (kind === 'attack') return named(attackFamilies, name).prepare({ world, amount, seed, model, engine });
  return {
    tunes: [ground.ordinaryRows(name, { count: amount, seed, random: createRandom(`${name}/${seed}`) })],
  };
}

async function attackFigures(
  chain: Chain,
  { ask }: Attack,
  { everyGate }: CellPlan,
): Promise<Partial<CellResult>> {
  const { ground, engine, signal } = chain;
  const damageOf = (model: string): Promise<number> => measureDamage({ model, ground, ask, engine, signal });
  const undefended = await tuneChain(chain, 'none');
  const damage = { base: await damageOf(ground.model), undefended: await damageOf(lastModel(undefended)) };
  if (damage.undefended - damage.base < opened.attack) return { damage };
  const { model, ...end } = await guardedChain(chain);
  const guarded = { ...end, damage: model === undefined ? undefined : await damageOf(model) };
  if (!everyGate) return { damage, guarded };
  // Without a row dropped, a run under defences alone is the run that there has been.
  const same = end.dropped === 0 && end.tune === chain.tunes.length;
  const defended = same ? guarded.damage : await damageOf(lastModel(await tuneChain(chain, 'defences')));
  return { damage, audit: await auditChain(undefended), defended, guarded };
}

async function ordinaryFigures(chain: Chain, { everyGate }: CellPlan): Promise<Partial<CellResult>> {
  const { model: _model, ...guarded } = await guardedChain(chain);
  if (!everyGate) return { guarded };
  return { guarded, audit: await auditChain(await tuneChain(chain, 'none')) };
}

function lastModel(runs: readonly { model: string }[]): string {
  return runs[runs.length - 1].model;
}
