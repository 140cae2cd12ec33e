import { join } from 'node:path';
import type { Engine } from '@holdfast/engine';
import type { Conversation } from '../../../packages/holdfast/data/conversations/conversation.ts';
import { type AuditFigures, auditFigures } from './audit-figures.ts';
import type { GateGround } from './gate-ground.ts';
import { type GateRun, gateRun, type StoppedRun, type TuneChoice } from './gate-run.ts';
import type { Guard } from './guard.ts';

/** Tunes that are carried out one after another, each of the model that the one before gave. */
export interface Chain {
  ground: GateGround;
  /** The data of each. */
  tunes: readonly (readonly Conversation[])[];
  tune: TuneChoice;
  seed: number;
  folder: string;
  engine: Engine;
  signal?: AbortSignal;
}

/** How a chain with every gate ended. */
export interface GuardedChain {
  end: 'no rows' | 'not trusted' | 'held back' | 'released';
  /** The tune at which it ended, from 1. */
  tune: number;
  /** Rows that scans dropped. */
  dropped: number;
  /** The last model, and what its audit said; not where the scan stopped the run. */
  model?: string;
  audit?: AuditFigures;
}

/** The runs of a chain under a guard that drops no row, without audits. */
export async function tuneChain(chain: Chain, guard: Exclude<Guard, 'default'>): Promise<GateRun[]> {
  const runs: GateRun[] = [];
  for (const place of chain.tunes.keys()) {
    const run = await runOf(chain, { guard, place, from: runs.at(-1)?.model });
    if (run.kind === 'stopped') throw new RangeError('A scan that keeps every row stopped the run.');
    runs.push(run);
  }
  return runs;
}

/** The runs of a chain as they are by default, each audited, until one is not released. */
export async function guardedChain(chain: Chain): Promise<GuardedChain> {
  let end: GuardedChain = { end: 'released', tune: 0, dropped: 0 };
  for (const [place, rows] of chain.tunes.entries()) {
    const { dropped, model: from } = end;
    const run = await runOf(chain, { guard: 'default', place, from });
    if (run.kind === 'stopped') {
      const why = run.dropped < rows.length ? 'not trusted' : 'no rows';
      return { end: why, tune: place + 1, dropped: dropped + run.dropped };
    }
    const { verdict, model } = await run.audit();
    const audit = auditFigures(verdict);
    end = {
      end: audit.outcome === 'pass' ? 'released' : 'held back',
      tune: place + 1,
      dropped: dropped + rows.length - run.kept,
      model,
      audit,
    };
    if (end.end === 'held back') return end;
  }
  return end;
}

/** What the audit says of each run, until one does not pass: that one's figures, or the last's. */
export async function auditChain(runs: readonly GateRun[]): Promise<AuditFigures | undefined> {
  let figures: AuditFigures | undefined;
  for (const run of runs) {
    figures = auditFigures((await run.audit()).verdict);
    if (figures.outcome !== 'pass') return figures;
  }
  return figures;
}

function runOf(
  { tunes, folder, ...chain }: Chain,
  { guard, place, from }: { guard: Guard; place: number; from: string | undefined },
): Promise<GateRun | StoppedRun> {
  return gateRun({
    ...chain,
    rows: tunes[place],
    guard,
    from,
    folder: join(folder, `${guard}-${place + 1}`),
  });
}
